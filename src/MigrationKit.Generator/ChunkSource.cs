using MigrationKit.Compiler.Writing;
using Microsoft.CodeAnalysis;

namespace MigrationKit.Generator;

/// <summary>The generated file of a chunk, before it is written. Cached: strings, numbers and equatable arrays only.</summary>
internal sealed record ChunkSource(string HintName, SetClass Class, MigrationChunk Chunk, bool AnalyzersRun)
{
    public static IEnumerable<ChunkSource> Of(SetResult result, CancellationToken cancellationToken)
    {
        if (!result.Set.IsEmitted || result.Sequence is not { } sequence)
        {
            return [];
        }

        return MigrationChunk.Of(sequence.Migrations, result.ClassNames, MigrationImpacts.Of(sequence.Migrations, result.Set.Source.Snapshot, sequence.LockFiles))
            .Select(chunk => new ChunkSource($"{result.Set.HintFolder}/{ChunkWriter.FileName(chunk.Index)}.g.cs", result.Set.Class, chunk, result.Set.AnalyzersRun))
            .ToList();
    }

    public static void Write(SourceProductionContext context, ChunkSource source) =>
        Emission.Add(context, source.HintName, () => ChunkWriter.Write(source.Class, source.Chunk, source.AnalyzersRun));
}
