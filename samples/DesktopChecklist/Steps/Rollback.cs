using MigrationKit.Sqlite;

namespace DesktopChecklist.Steps;

/// <summary>Both ways back, each looked at afterwards.</summary>
internal sealed class Rollback(OrionDatabase database, Checklist checklist)
{
    public async Task ByRestoreAsync()
    {
        checklist.Section("Rollback Procedure: Option 1");
        var backup = NewestBackup();
        if (!database.MayHaveVersion(1))
        {
            // Once more, it would take away what was written since the first time.
            throw new ChecklistException(Lines.RestoreBackup, "The database does not have the migration, so there is nothing to take back.");
        }

        var report = await Checklist.CallAsync(
            () => SqliteMigrator.RestoreAsync(database.ConnectionStringToRestore, backup, database.Options), _ => Lines.RestoreBackup);
        PrintStopped("SqliteMigrator.RestoreAsync");
        checklist.Done(
            Lines.RestoreBackup, "SqliteMigrator.RestoreAsync", $"{Found.Path(report.Backup)} is back, {Without(report.TakenBack)}");
        PrintVerified(new OrionDatabase(backup).Rows(), "in the back-up");
    }

    public async Task ByScriptAsync()
    {
        checklist.Section("Rollback Procedure: Option 2");
        var rows = database.Rows();
        var report = await Checklist.CallAsync(() => database.CreateMigrator().RollbackAllAsync(), _ => Lines.RollbackScript);
        if (!report.UpToDate)
        {
            PrintStopped("MigrationOptions.RefuseWhileInUse");
        }

        checklist.Done(Lines.RollbackScript, "RollbackAllAsync", Found.Ran(report));
        PrintVerified(rows, "before");
    }

    /// <summary>Between the two ways back, so that the second has something to take back.</summary>
    public async Task MigrateAgainAsync()
    {
        var report = await Checklist.CallAsync(() => database.CreateMigrator().MigrateAsync(), FailedLine.Of);
        checklist.Done("Run migration again", "MigrateAsync", Found.Ran(report));
    }

    private static string Without(IReadOnlyList<string> takenBack) =>
        takenBack is [] ? "in the place of a database that is not there any more" : $"without {string.Join(", ", takenBack)}";

    private void PrintStopped(string call)
    {
        if (OrionDatabase.KnowsWhoHasItOpen)
        {
            checklist.Done("Stop application", call, "no other process has the database open");
        }
        else
        {
            checklist.ByHand("Stop application", "close all Orion windows");
        }
    }

    private void PrintVerified(string rows, string where)
    {
        checklist.Verified("Verify rollback", "pragma_table_info", !database.HasColumn() && !database.HasIndex(), "column and index are gone");
        checklist.Verified(
            "Verify rollback: schema version", "SELECT version FROM schema_migrations WHERE version=1", !database.HasVersion(1), "it answers nothing");
        checklist.Verified("Verify rollback: conversations", "SELECT count(*) FROM conversations", database.Rows() == rows, $"{rows} are there, as {where}");
        checklist.ByHand("Restart application, verify single-session mode works", "launch Orion, send a test message, no errors in its console");
    }

    // The name says the state: 'none' is from before the first migration.
    private string NewestBackup()
    {
        var pattern = Path.GetFileName(database.File) + ".none.*.bak";
        var newest = Directory.Exists(database.BackupFolder)
            ? new DirectoryInfo(database.BackupFolder).EnumerateFiles(pattern).MaxBy(file => file.LastWriteTimeUtc)
            : null;
        return newest?.FullName
            ?? throw new ChecklistException(Lines.RestoreBackup, $"There is no back-up from before the migration in '{Found.Path(database.BackupFolder)}'.");
    }
}
