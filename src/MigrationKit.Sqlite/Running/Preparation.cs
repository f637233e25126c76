using MigrationKit.Providers;
using MigrationKit.Sqlite.Backups;
using MigrationKit.Sqlite.Checks;
using MigrationKit.Sqlite.Engine;
using MigrationKit.Sqlite.Failures;
using SQLitePCL;

namespace MigrationKit.Sqlite.Running;

/// <summary>Before the first script: refuse, measure, back up. The cheap refusals come first.</summary>
internal static class Preparation
{
    // Not an async method: most runs take no back-up, and each one that is costs a cold start (docs/decisions/0022).
    public static ValueTask<PreparedRun> RunAsync(
        SessionState session, string connectionString, RunPreparation preparation, DiskSpace diskSpace, CancellationToken cancellationToken)
    {
        if (preparation.RefuseWhileInUse)
        {
            NotInUse.Check(session.Location);
        }

        RowLimits.Check(session, preparation, cancellationToken);
        var sized = DatabaseSize.Read(session.Db, out var size);
        if (!sized.IsDone)
        {
            throw EngineFailure.Of(sized, session.Location, "read the size", MigrationErrorKind.InputOutput);
        }

        return preparation.Backup is { } backup
            ? BackUpAsync(session, connectionString, backup, preparation.LastApplied, size, diskSpace, cancellationToken)
            : new(new PreparedRun(size, null, TimeSpan.Zero));
    }

    private static async ValueTask<PreparedRun> BackUpAsync(
        SessionState session, string connectionString, BackupOptions backup, string? lastApplied, long? size, DiskSpace diskSpace, CancellationToken cancellationToken)
    {
        var time = session.Request.Time;
        var began = time.GetTimestamp();
        var writer = new BackupWriter(
            connectionString, session.Location, session.Request.History, backup, session.WhenFree, time, diskSpace);
        string? path;
        try
        {
            path = await writer.TakeAsync(lastApplied, cancellationToken).ConfigureAwait(false);
        }
        catch (MigrationException e) when (e.Kind == MigrationErrorKind.LockTimeout && KeepsItsLocks(session.Db))
        {
            throw BackupFailure.KeptOut(session.Location, e);
        }

        return new PreparedRun(size, path, time.GetElapsedTime(began)) { BackupsNotDeleted = writer.NotDeleted };
    }

    private static bool KeepsItsLocks(sqlite3 db)
    {
        var code = EngineCall.Prepare(db, "PRAGMA main.locking_mode"u8, out var statement);
        using (statement)
        {
            return code == raw.SQLITE_OK && raw.sqlite3_step(statement) == raw.SQLITE_ROW && EngineCall.ReadText(statement, 0) == "exclusive";
        }
    }
}
