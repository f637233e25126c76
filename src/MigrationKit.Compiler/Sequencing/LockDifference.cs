namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// How the folder departs from a lock file. <see cref="Id"/> is the migration at fault. <see cref="Path"/> is its file (after a
/// renaming, the file under the new name) and <see cref="Line"/> the first line of its script; or the lock file and its line
/// where the migration has no file any more. <see cref="Expected"/> and <see cref="Found"/> are the checksums of the lock file and
/// of the folder, empty where there is none.
/// </summary>
internal sealed record LockDifference(
    LockDifferenceKind Kind,
    string Id,
    string Path,
    int Line,
    string LockPath,
    string Expected,
    string Found,
    string Other)
{
    /// <summary>A difference whose place is the migration's script.</summary>
    public static LockDifference At(
        SequencedMigration found, LockDifferenceKind kind, string id, string lockPath, string expected, string other) =>
        new(kind, id, found.UpFile.Path, found.Up.FirstLine, lockPath, expected, found.Up.Checksum, other);
}
