using System.Globalization;
using MigrationKit.Sqlite.Connecting;
using MigrationKit.Sqlite.Engine;
using SQLitePCL;

namespace MigrationKit.Sqlite.Failures;

/// <summary>Turns a result code into what a user can act on. What became of the database is added by the run.</summary>
internal static class EngineFailure
{
    /// <summary>A failure outside any script: opening, locking, reading the history, committing.</summary>
    /// <param name="result">What the engine answered.</param>
    /// <param name="location">The database.</param>
    /// <param name="doing">What was being done, as in "Could not read the history of …".</param>
    /// <param name="otherwise">The kind where the code itself names none.</param>
    /// <param name="waited">How long a lock was waited for.</param>
    public static MigrationException Of(EngineResult result, DatabaseLocation location, string doing, MigrationErrorKind otherwise, TimeSpan? waited = null) =>
        new(KindOf(result) ?? otherwise, Explain(result, location, waited)
            ?? $"Could not {doing} of {location.Description}: {result.Message} (SQLite result {Number(result.Code)}).", result.ToException());

    /// <summary>The kind where the fault is the database's or the machine's; null where it is the SQL's.</summary>
    public static MigrationErrorKind? KindOf(EngineResult result) => result.Primary switch
    {
        raw.SQLITE_READONLY or raw.SQLITE_PERM => MigrationErrorKind.ReadOnly,
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => MigrationErrorKind.Corrupt,
        raw.SQLITE_FULL => MigrationErrorKind.DiskFull,
        raw.SQLITE_CANTOPEN => MigrationErrorKind.CannotOpen,
        raw.SQLITE_IOERR or raw.SQLITE_NOMEM or raw.SQLITE_PROTOCOL => MigrationErrorKind.InputOutput,
        raw.SQLITE_BUSY => MigrationErrorKind.LockTimeout,
        raw.SQLITE_LOCKED when result.IsBusy => MigrationErrorKind.LockTimeout,
        _ => null,
    };

    /// <summary>What it means and what to do; null where it is the SQL's fault.</summary>
    public static string? Explain(EngineResult result, DatabaseLocation location, TimeSpan? waited)
    {
        var database = location.Description;
        return KindOf(result) switch
        {
            MigrationErrorKind.ReadOnly when result.Code is raw.SQLITE_READONLY_ROLLBACK or raw.SQLITE_READONLY_RECOVERY =>
                $"{database} was left in the middle of a write by a process that ended, and is opened for reading only here ({result.Message}). "
                + "Open it once with a program that may write it, such as this one when it migrates, or the sqlite3 command line: that brings it back to its last commit. Then start again.",
            MigrationErrorKind.ReadOnly when result.Code == raw.SQLITE_READONLY_DBMOVED =>
                $"{database} is not the file any more that was opened ({result.Message}): it was moved, deleted or replaced meanwhile. "
                + "Find out by what, put it back, and start again.",
            MigrationErrorKind.ReadOnly when result.IsQueryOnly =>
                $"{database} cannot be written over this connection: it has PRAGMA query_only on. Switch it off, or migrate over another connection, and start again.",
            MigrationErrorKind.ReadOnly =>
                $"{database} cannot be written ({result.Message}): {WhyReadOnly(location)}. "
                + "Let this process write the file and its folder (SQLite keeps its journal beside the file), or migrate from one that can.",
            MigrationErrorKind.Corrupt when result.Primary == raw.SQLITE_NOTADB =>
                $"'{location.Shown}' is not a SQLite database, or it is encrypted ({result.Message}). "
                + "Check the path in the connection string, and the password if the file is encrypted.",
            MigrationErrorKind.Corrupt when result.IsOfNewerSchema => $"The schema of {database} {CannotBeRead(result)}, it is damaged: restore it from a backup.",
            MigrationErrorKind.Corrupt =>
                $"{database} is damaged ({result.Message}). "
                + "Restore it from a backup, or save what can be read with '.recover' of the sqlite3 command line, and start again.",
            MigrationErrorKind.DiskFull =>
                $"No space is left for {database} ({result.Message}): the disk or the quota is full, or the database has reached its PRAGMA max_page_count. "
                + "Make room and start again.",
            MigrationErrorKind.CannotOpen => $"{database} cannot be opened ({result.Message}): {WhyNotOpened(location)}.",
            MigrationErrorKind.InputOutput when result.Primary == raw.SQLITE_NOMEM =>
                $"The engine ran out of memory at work on {database} ({result.Message}). "
                + "Give the process more memory, raise PRAGMA hard_heap_limit where it is set, or let the script change less in one statement, and start again.",
            MigrationErrorKind.InputOutput =>
                $"The operating system failed to read or write {database} ({result.Message}, SQLite result {Number(result.Code)}). "
                + "Check the disk, its quota and file size limits, and that the file is on a local file system, and start again.",
            MigrationErrorKind.LockTimeout =>
                $"{database} is locked by another process or connection{Waited(waited)} ({result.Message}): it is being migrated, or a program keeps "
                + $"a transaction open.{LockHolders.Describe(location.FilePath)} Start again when that has ended, or wait longer with "
                + "MigrationOptions.LockTimeout. There is nothing to unlock by hand: the lock ends with the process that holds it.",
            _ => null,
        };
    }

    /// <summary>The rest of a sentence that begins with what cannot be read, and ends with what that is otherwise.</summary>
    public static string CannotBeRead(EngineResult result) =>
        $"cannot be read by SQLite {raw.sqlite3_libversion().utf8_to_string()}, which this program brings ({result.Message}): as a rule a newer SQLite has written it. "
        + "Use a program that brings one as new. If there is none";

    public static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s";

    private static string WhyReadOnly(DatabaseLocation location) =>
        location.Mode == Microsoft.Data.Sqlite.SqliteOpenMode.ReadOnly
            ? "the connection string says Mode=ReadOnly"
            : "the file, its folder or its file system is read-only for this process";

    private static string WhyNotOpened(DatabaseLocation location)
    {
        if (location.FilePath is not { } path)
        {
            return "check the connection string";
        }

        path = RealPath.Of(path);
        var folder = Path.GetDirectoryName(path);
        return Directory.Exists(path) ? "it is a folder; the connection string must name a file"
            : folder is not null && !Directory.Exists(folder) ? $"its folder '{folder}' does not exist; create it, or correct the path in the connection string"
            : RealPath.IsMissing(path) && !location.IsCreatedWhenMissing
                ? $"the file does not exist, and the connection string says Mode={location.Mode}, which does not create it"
            : "this process may not read and write the file, or not create files in its folder (SQLite keeps its journal there)";
    }

    private static string Waited(TimeSpan? waited) => waited is { } time && time > TimeSpan.Zero ? $", waited {Seconds(time)}" : "";

    private static string Number(int code) => code.ToString(CultureInfo.InvariantCulture);
}
