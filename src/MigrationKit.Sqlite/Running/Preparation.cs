using MigrationKit.Providers;
using MigrationKit.Sqlite.Backups;
using MigrationKit.Sqlite.Checks;
using MigrationKit.Sqlite.Failures;

namespace MigrationKit.Sqlite.Running;

/// <summary>Before the first script: refuse, measure, back up. The cheap refusals come first.</summary>
internal static class Preparation
{
    public static async ValueTask<PreparedRun> RunAsync(
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

        if (preparation.Backup is not { } backup)
        {
            return new PreparedRun(size, null, TimeSpan.Zero);
        }

        var time = session.Request.Time;
        var began = time.GetTimestamp();
        var writer = new BackupWriter(
            connectionString, session.Location, session.Request.History, backup, session.WhenFree, time, diskSpace);
        var path = await writer.TakeAsync(preparation.LastApplied, cancellationToken).ConfigureAwait(false);
        return new PreparedRun(size, path, time.GetElapsedTime(began)) { BackupsNotDeleted = writer.NotDeleted };
    }
}
