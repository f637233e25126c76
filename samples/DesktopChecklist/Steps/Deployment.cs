using MigrationKit;

namespace DesktopChecklist.Steps;

/// <summary>The real run. What has to hold before it is part of the one call: nothing can happen in between.</summary>
/// <param name="database">The app's database.</param>
/// <param name="checklist">What is printed.</param>
/// <param name="limit">How long the whole run may take; one statement has the script's own limit.</param>
internal sealed class Deployment(OrionDatabase database, Checklist checklist, TimeSpan limit)
{
    public async Task<MigrationReport> RunAsync()
    {
        checklist.Section("Pre-Deployment (Production)");
        checklist.ByHand("Schedule deployment during low-traffic window", "after 10 PM local time, on a weekday; no holiday, no active user session");
        var migrator = database.CreateMigrator();
        var estimate = await Checklist.CallAsync(() => migrator.EstimateAsync(), _ => Lines.TableSize);
        var report = await MigrateAsync(migrator);
        if (!report.UpToDate)
        {
            PrintGuards(estimate, report);
        }

        checklist.Section("Deployment");
        if (!report.UpToDate)
        {
            PrintStopped("Stop application (if not already stopped)");
        }

        checklist.Done(
            Lines.Migrate, FormattableString.Invariant($"MigrateAsync, cancelled after {limit.TotalSeconds:0} s; `-- migration:timeout 30s` for a statement"), Found.Ran(report));
        Verify();
        if (!report.UpToDate)
        {
            WriteReport(report);
        }

        checklist.ByHand("Start application", "launch Orion");
        return report;
    }

    public void Verify()
    {
        checklist.Verified(
            "Verify migration success: column exists", "`-- migration:ensure` before the commit, and a look after it", database.HasColumn(),
            "conversations has active_request_id TEXT");
        checklist.Verified(
            "Verify migration success: index exists", "`-- migration:ensure` before the commit, and a look after it", database.HasIndex(),
            "conversations has idx_conversations_active_request");
        checklist.Verified(
            "Verify migration success: schema version", "SELECT version FROM schema_migrations WHERE version=1", database.HasVersion(1), "it answers 1");
    }

    private async Task<MigrationReport> MigrateAsync(Migrator migrator)
    {
        using var time = new CancellationTokenSource(limit);
        try
        {
            return await Checklist.CallAsync(() => migrator.MigrateAsync(time.Token), FailedLine.Of);
        }
        catch (OperationCanceledException)
        {
            throw new ChecklistException(
                Lines.Migrate, FormattableString.Invariant($"It was not done within {limit.TotalSeconds:0} s and is rolled back: the database is as it was."));
        }
    }

    private void PrintStopped(string line)
    {
        if (OrionDatabase.KnowsWhoHasItOpen)
        {
            checklist.Done(line, "MigrationOptions.RefuseWhileInUse", "it is stopped");
        }
        else
        {
            checklist.ByHand(line, "close all Orion windows");
        }
    }

    private void PrintGuards(MigrationEstimate estimate, MigrationReport report)
    {
        PrintStopped("STOP application BEFORE migration (MANDATORY)");
        if (OrionDatabase.KnowsWhoHasItOpen)
        {
            checklist.Done(Lines.NotOpen, "MigrationOptions.RefuseWhileInUse", "no other process has the database open");
        }
        else
        {
            checklist.ByHand(Lines.NotOpen, "this system does not tell who has a file open");
        }

        checklist.Done(
            Lines.TableSize, "EstimateAsync, MigrationOptions.RequireAtMostRows",
            FormattableString.Invariant($"the largest table has {estimate.MostRows} rows, at most {OrionDatabase.MostRows} are allowed"));
        checklist.Done(Lines.NoActiveSessions, "MigrationOptions.RunChecksAsync, before the commit", "no conversation has an active request");
        checklist.Done(
            Lines.Backup, "MigrationOptions.Backup", $"{Found.Path(report.BackupPath)}, verified, in {Found.Milliseconds(report.BackupDuration)}");
        checklist.Done(
            "Document rollback command (keep handy)", "the program",
            $"dotnet run --project samples/DesktopChecklist -- restore --database {Found.Word(database.File)}, or `rollback` in the place of `restore`");
    }

    private void WriteReport(MigrationReport report)
    {
        var page = database.Beside("deployment.html");
        var document = database.Beside("deployment.json");
        File.WriteAllText(page, report.ToHtml());
        File.WriteAllText(document, report.ToJson());
        checklist.Done("Keep a record of the deployment", "MigrationReport.ToHtml, ToJson", $"{Found.Path(page)}, {Found.Path(document)}");
    }
}
