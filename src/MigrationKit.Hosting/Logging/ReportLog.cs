using Microsoft.Extensions.Logging;

namespace MigrationKit.Hosting.Logging;

/// <summary>Logs what a run has done, once it is committed.</summary>
internal static class ReportLog
{
    public static void Write(ILogger logger, string set, MigrationReport report)
    {
        foreach (var id in report.LookChanged)
        {
            logger.LookChanged(set, id);
        }

        if (report.NewerMigrations.Count > 0)
        {
            logger.NewerDatabase(set, report.NewerMigrations.Count, report.Database);
        }

        if (report.UpToDate)
        {
            logger.UpToDate(set, report.Database);
            return;
        }

        if (report.BackupPath is { } backup)
        {
            logger.BackedUp(set, report.Database, backup, report.BackupDuration.TotalMilliseconds);
        }

        foreach (var (path, reason) in report.BackupsNotDeleted)
        {
            logger.BackupNotDeleted(set, path, reason);
        }

        foreach (var migration in report.Migrations)
        {
            logger.Committed(set, migration.Id, migration.Statements, migration.RowsChanged, migration.Duration.TotalMilliseconds);
        }

        logger.Completed(set, report.Migrations.Count, report.Database, report.Duration.TotalMilliseconds, report.WaitedForLock.TotalMilliseconds);
    }
}
