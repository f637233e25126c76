using MigrationKit.Compiler.Writing;
using Microsoft.CodeAnalysis;

namespace MigrationKit.Generator;

/// <summary>The generated file of a set's schema, before it is written: an edit of a script does not write it again. Cached: strings and equatable arrays only.</summary>
internal sealed record SchemaSource(string HintName, SchemaOutline Outline)
{
    /// <returns>One, or none where the set has no snapshot.</returns>
    public static IEnumerable<SchemaSource> Of(SetResult result, CancellationToken cancellationToken) =>
        result is { Set: { IsEmitted: true, Source.Snapshot: { } snapshot }, Sequence: not null }
            ? [new SchemaSource(result.Set.HintFolder + "/Schema.g.cs", new SchemaOutline(result.Set.Class, result.Set.Location.Folder, snapshot))]
            : [];

    public static void Write(SourceProductionContext context, SchemaSource source) =>
        Emission.Add(context, source.HintName, () => SchemaWriter.Write(source.Outline));
}
