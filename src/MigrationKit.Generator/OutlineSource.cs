using MigrationKit.Compiler;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Writing;
using Microsoft.CodeAnalysis;

namespace MigrationKit.Generator;

/// <summary>The generated file of a set, before it is written. Cached: strings, numbers and equatable arrays only.</summary>
internal sealed record OutlineSource(string HintName, SetOutline Outline)
{
    /// <returns>One, or none where the set has no migration file or cannot be ordered.</returns>
    public static IEnumerable<OutlineSource> Of(SetResult result, CancellationToken cancellationToken)
    {
        if (!result.Set.IsEmitted || result.Sequence is not { } sequence)
        {
            return [];
        }

        var steps = Steps(sequence, result.ClassNames);
        var ids = sequence.Migrations.Select(migration => migration.Id).ToEquatableArray();
        var location = result.Set.Location;
        return
        [
            new OutlineSource(
                result.Set.HintFolder + "/Set.g.cs",
                new SetOutline(result.Set.Class, location.Name, location.Folder, sequence.ChainHead, ids, steps, Fingerprint(result.Set.Source.Snapshot))),
        ];
    }

    private static EquatableArray<StepMethod> Steps(MigrationSequence sequence, EquatableArray<string> classNames)
    {
        var steps = new List<StepMethod>();
        for (var i = 0; i < classNames.Count; i++)
        {
            var migration = sequence.Migrations[i];
            foreach (var step in StepMethods.Of(migration, classNames[i]))
            {
                steps.Add(new StepMethod(migration.Id, classNames[i], step));
            }
        }

        return steps.ToEquatableArray();
    }

    private static string? Fingerprint(SchemaSnapshot? snapshot) => snapshot is null ? null : SchemaDigest.Of(snapshot.Lines);

    public static void Write(SourceProductionContext context, OutlineSource source) =>
        Emission.Add(context, source.HintName, () => SetWriter.Write(source.Outline));
}
