using MigrationKit.Compiler.Writing;
using Microsoft.CodeAnalysis;

namespace MigrationKit.Generator;

/// <summary>The generated file of a chunk, before it is written. Cached: strings, numbers and equatable arrays only.</summary>
internal sealed record ChunkSource(string HintName, SetClass Class, MigrationChunk Chunk)
{
    public static IEnumerable<ChunkSource> Of(SetResult set, CancellationToken cancellationToken)
    {
        if (!set.Source.IsEmitted || set.Sequence is not { } sequence)
        {
            return [];
        }

        return MigrationChunk.Of(sequence.Migrations, set.ClassNames, MigrationImpacts.Of(sequence.Migrations, set.Source.Snapshot))
            .Select(chunk => new ChunkSource($"{set.Source.HintFolder}/{ChunkWriter.FileName(chunk.Index)}.g.cs", set.Source.Class, chunk))
            .ToList();
    }

    public static void Write(SourceProductionContext context, ChunkSource source) =>
        Emission.Add(context, source.HintName, () => ChunkWriter.Write(source.Class, source.Chunk));
}
