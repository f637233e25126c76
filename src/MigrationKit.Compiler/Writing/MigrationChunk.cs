using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Writing;

/// <summary>
/// Up to 64 migrations that are compiled in together, so that an edit of one file writes one chunk again and not all.
/// <see cref="ClassNames"/> holds the C# name of each, because a name depends on the whole set (clashes);
/// <see cref="Impacts"/> the impact of each (<see cref="MigrationImpacts"/>), because no script says it.
/// Cached by the generator: numbers and equatable arrays only.
/// </summary>
internal sealed record MigrationChunk(
    int Index,
    EquatableArray<SequencedMigration> Migrations,
    EquatableArray<string> ClassNames,
    EquatableArray<string> Impacts)
{
    /// <summary>Migrations in a chunk, docs/formats.md; the runtime counts with the same number.</summary>
    public const int Size = 64;

    public static IEnumerable<MigrationChunk> Of(
        EquatableArray<SequencedMigration> migrations, EquatableArray<string> classNames, EquatableArray<string> impacts)
    {
        for (var start = 0; start < migrations.Count; start += Size)
        {
            var length = Math.Min(Size, migrations.Count - start);
            yield return new MigrationChunk(start / Size, Slice(migrations, start, length), Slice(classNames, start, length), Slice(impacts, start, length));
        }
    }

    private static EquatableArray<T> Slice<T>(EquatableArray<T> items, int start, int length)
        where T : IEquatable<T>
    {
        var slice = new T[length];
        for (var i = 0; i < length; i++)
        {
            slice[i] = items[start + i];
        }

        return new EquatableArray<T>(slice);
    }
}
