using MigrationKit.Sqlite.Backups;
using MigrationKit.Sqlite.Connecting;
using MigrationKit.Sqlite.Engine;

namespace MigrationKit.Sqlite.Failures;

/// <summary>A back-up that cannot be taken. The run stops before it has changed anything.</summary>
internal static class BackupFailure
{
    private const string Remedy = "Correct that and start again, or choose another folder in MigrationOptions.Backup.";

    public static MigrationException NoSpace(DatabaseLocation location, string folder, long needed, long free) => new(
        MigrationErrorKind.DiskFull,
        FormattableString.Invariant($"There is no room for a back-up of {location.Description} in '{folder}': it needs {needed} bytes, and {free} are free. ")
        + "Make room and start again, or choose another folder in MigrationOptions.Backup.");

    public static MigrationException NotWritten(DatabaseLocation location, string path, string why, Exception? inner, MigrationErrorKind? kind = null) => new(
        kind ?? MigrationErrorKind.BackupFailed,
        $"The back-up of {location.Description} to '{path}' could not be written: {why.TrimEnd('.')}. {Remedy}", inner);

    /// <summary>What is in the way of the copy's connection is the run's own.</summary>
    public static MigrationException KeptOut(DatabaseLocation location, MigrationException inner) => new(
        MigrationErrorKind.BackupFailed,
        $"A back-up of {location.Description} cannot be taken: it is read over a second connection, which the one that was passed in keeps out (PRAGMA locking_mode = EXCLUSIVE). "
        + "Set that to NORMAL and read something over it, which frees its locks, or migrate without a back-up, and start again.", inner);

    public static MigrationException NotCopied(DatabaseLocation location, string path, EngineResult result) => NotWritten(
        location, path,
        FormattableString.Invariant($"{result.Message} (SQLite result {result.Code})"), result.ToException(),
        EngineFailure.KindOf(result) is MigrationErrorKind.DiskFull or MigrationErrorKind.LockTimeout ? EngineFailure.KindOf(result) : null);

    /// <summary>The copy is as the engine made it, so its faults are those of the database.</summary>
    public static MigrationException Damaged(DatabaseLocation location, IReadOnlyList<string> findings) => new(
        MigrationErrorKind.Corrupt,
        $"The back-up of {location.Description} does not pass SQLite's quick_check, and neither will the database: {SoundCheck.InWords(findings)}. "
        + "It was not kept. Restore the database from an earlier back-up, or save what can be read with '.recover' of the sqlite3 command line, before migrating.");
}
