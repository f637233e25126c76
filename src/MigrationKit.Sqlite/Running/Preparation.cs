using MigrationKit.Providers;
using MigrationKit.Sqlite.Backups;
using MigrationKit.Sqlite.Checks;
using MigrationKit.Sqlite.Failures;

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
        var path = await writer.TakeAsync(lastApplied, cancellationToken).ConfigureAwait(false);
        return new PreparedRun(size, path, time.GetElapsedTime(began)) { BackupsNotDeleted = writer.NotDeleted };
    }
}
