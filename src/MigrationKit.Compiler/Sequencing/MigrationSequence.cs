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
    string ChainHead);
