using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// The migrations of one set in order, with what was seen while ordering. <see cref="ChainHead"/> vouches for all of it:
/// versioned migrations in order, then repeatables by id (docs/formats.md).
/// </summary>
internal sealed record MigrationSequence(
    EquatableArray<SequencedMigration> Migrations,
    EquatableArray<SequenceFact> Facts,
    EquatableArray<LockDifference> LockDifferences,
    EquatableArray<LockFile> LockFiles,
    string ChainHead)
{
    /// <summary>
    /// What was there before the first migration (<see cref="BaselineFile"/>), in the shape of one that has shipped: it is read, and not judged. Null without one.
    /// It is none of the <see cref="Migrations"/>, and the chain does not know it.
    /// </summary>
    public SequencedMigration? Baseline { get; init; }

    /// <summary>The chain head behind the first migrations. Where a lock file vouches for exactly these, nothing is hashed.</summary>
    /// <param name="first">The migrations at the start.</param>
    public string HeadAfter(IReadOnlyList<SequencedMigration> first)
    {
        foreach (var file in LockFiles)
        {
            if (file.Entries.Count == first.Count && file.Vouches(Migrations))
            {
                return file.ChainHead;
            }
        }

        return Sequencing.ChainHead.Of(first.Select(migration => (migration.Id, migration.Up.Checksum)));
    }
}
