namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// How the folder departs from a lock file. <see cref="Id"/> is the migration at fault, <see cref="Path"/> its file,
/// or the lock file itself at <see cref="Line"/> where the migration has no file any more.
/// </summary>
internal sealed record LockDifference(
    LockDifferenceKind Kind,
    string Id,
    string Path,
    int Line,
    string LockPath,
    string Expected,
    string Found,
    string Other);
