using MigrationKit.Sqlite.Connecting;
using MigrationKit.Sqlite.Engine;

namespace MigrationKit.Sqlite.Failures;

/// <summary>A back-up that is not restored. The database is as it was, where nothing else is said.</summary>
internal static class RestoreFailure
{
    public const string Unchanged = "The database was not changed.";

    private const string Uncertain =
        "It is not certain whether the back-up was restored, because writing it failed at its very end: the database has all of it or nothing of it. Restore it again.";

    private const string MoveAway = "move the database's file away first (with its '-wal' and '-journal', if there are any) and restore again.";

    public static bool SaysWhatBecameOfIt(string message) =>
        message.Contains(Unchanged, StringComparison.Ordinal) || message.Contains(Uncertain, StringComparison.Ordinal);

    public static MigrationException NotCertain(MigrationException failure) => new(failure.Kind, $"{failure.Message} {Uncertain}", failure.InnerException);

    public static MigrationException InMemory(DatabaseLocation location) => Refused(
        $"{location.Description} is in memory and has no back-ups. Name a file.");

    public static MigrationException NoFile(string backup) => Refused(
        $"There is no back-up '{backup}'. Check the path.");

    public static MigrationException IsTheDatabase(string backup) => Refused(
        $"'{backup}' is the database itself, not a back-up of it. Name the back-up.");

    public static MigrationException Unfinished(string backup) => Refused(
        $"'{backup}' is a back-up that was not finished: the run that wrote it was stopped, before it had changed the database. "
        + "The database was not changed. Name a file that ends in '.bak'.");

    public static MigrationException Damaged(string backup, string finding) => Refused(
        $"The back-up '{backup}' is damaged, or no SQLite database: {finding}. The database was not changed. Restore an earlier back-up.");

    public static MigrationException OfNewerSchema(string backup, EngineResult result) => Refused(
        $"The schema of the back-up '{backup}' {EngineFailure.CannotBeRead(result)}, it is damaged: restore an earlier back-up. The database was not changed.");

    public static MigrationException OfAnother(DatabaseLocation location, string backup, string why) => Refused(
        $"'{backup}' is not known to be a back-up of {location.Description}: {why}. The database was not changed. "
        + $"To put it in the place of the database all the same, {MoveAway}");

    /// <summary>What the database was cannot be read, so that nobody can tell whether the back-up is of it.</summary>
    public static MigrationException Unreadable(string backup, MigrationException failure) => new(
        failure.Kind, $"{failure.Message} {Unchanged} To put '{backup}' in its place all the same, {MoveAway}", failure.InnerException);

    public static MigrationException InUse(DatabaseLocation location, string holders) => new(
        MigrationErrorKind.InUse,
        $"{location.Description} is open in {holders}, and restoring replaces everything in it. The database was not changed. Stop what uses it and start again.");

    private static MigrationException Refused(string message) => new(MigrationErrorKind.BackupFailed, message);
}
