using Microsoft.Extensions.Logging;

namespace MigrationKit.Hosting.Logging;

/// <summary>Everything that is logged. Event ids are promises (docs/operations.md): never changed, never used again.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1001, LogLevel.Information, "Migrations '{Set}': {Database} is up to date.")]
    public static partial void UpToDate(this ILogger logger, string set, string database);

    [LoggerMessage(1002, LogLevel.Debug, "Migrations '{Set}': taking the lock.")]
    public static partial void Locking(this ILogger logger, string set);

    [LoggerMessage(1003, LogLevel.Information, "Migrations '{Set}': running '{MigrationId}' ({Number} of {Count}).")]
    public static partial void Running(this ILogger logger, string set, string migrationId, int number, int count);

    [LoggerMessage(1004, LogLevel.Debug, "Migrations '{Set}': '{MigrationId}', statement {Statement} of {Statements} done.")]
    public static partial void StatementDone(this ILogger logger, string set, string migrationId, int statement, int statements);

    [LoggerMessage(1005, LogLevel.Debug, "Migrations '{Set}': committing.")]
    public static partial void Committing(this ILogger logger, string set);

    [LoggerMessage(1006, LogLevel.Information, "Migrations '{Set}': '{MigrationId}' is committed (statements: {Statements}, rows changed: {RowsChanged}, {DurationMs:0.#} ms).")]
    public static partial void Committed(this ILogger logger, string set, string migrationId, int statements, long rowsChanged, double durationMs);

    [LoggerMessage(1007, LogLevel.Information, "Migrations '{Set}': {Count} applied to {Database} in {DurationMs:0.#} ms, of which {LockWaitMs:0.#} ms waiting for the lock.")]
    public static partial void Completed(this ILogger logger, string set, int count, string database, double durationMs, double lockWaitMs);

    [LoggerMessage(1008, LogLevel.Warning, "Migrations '{Set}': '{MigrationId}' has other comments or white space than when it was applied; its SQL is the same.")]
    public static partial void LookChanged(this ILogger logger, string set, string migrationId);

    [LoggerMessage(1009, LogLevel.Information, "Migrations '{Set}': {Database} has everything this program needs; nothing was to be written.")]
    public static partial void Validated(this ILogger logger, string set, string database);

    [LoggerMessage(1010, LogLevel.Information, "Migrations '{Set}': {Pending} pending on {Database}; waiting up to {WaitSeconds} s for another instance to apply them.")]
    public static partial void Waiting(this ILogger logger, string set, int pending, string database, double waitSeconds);

    [LoggerMessage(1011, LogLevel.Warning, "Migrations '{Set}': {Database} is not looked at, because the mode is Off.")]
    public static partial void NotLookedAt(this ILogger logger, string set, string database);

    [LoggerMessage(1012, LogLevel.Warning, "Migrations '{Set}': a newer version of the program has added {Count} to {Database}; this one goes on beside them.")]
    public static partial void NewerDatabase(this ILogger logger, string set, int count, string database);

    [LoggerMessage(1013, LogLevel.Warning, "Migrations '{Set}': the schema of {Database} is not what the migrations make (differences: {Count}). The first: {Difference}.")]
    public static partial void SchemaDrift(this ILogger logger, string set, string database, int count, string difference);

    [LoggerMessage(1014, LogLevel.Debug, "Migrations '{Set}': backing up.")]
    public static partial void BackingUp(this ILogger logger, string set);

    [LoggerMessage(1015, LogLevel.Information, "Migrations '{Set}': {Database} as it was before the run is backed up as '{BackupPath}' ({DurationMs:0.#} ms).")]
    public static partial void BackedUp(this ILogger logger, string set, string database, string backupPath, double durationMs);

    [LoggerMessage(1016, LogLevel.Debug, "Migrations '{Set}': checking what is about to be committed.")]
    public static partial void Checking(this ILogger logger, string set);

    [LoggerMessage(1017, LogLevel.Information, "Migrations '{Set}': {Database} cannot be read yet ({Kind}); waiting up to {WaitSeconds} s for another instance to migrate it.")]
    public static partial void WaitingToRead(this ILogger logger, string set, string database, double waitSeconds, MigrationErrorKind kind);

    [LoggerMessage(1018, LogLevel.Warning, "Migrations '{Set}': the older back-up '{BackupPath}' could not be deleted: {Reason}")]
    public static partial void BackupNotDeleted(this ILogger logger, string set, string backupPath, string reason);
}
