namespace MigrationKit;

/// <summary>A migration of a report and what became of it, in words.</summary>
internal readonly record struct ReportedLine(ExecutedMigration Migration, string State)
{
    /// <summary>All of them in the order in which they ran.</summary>
    public static IEnumerable<ReportedLine> Of(MigrationReport report)
    {
        foreach (var migration in report.Migrations)
        {
            yield return new ReportedLine(migration, "committed");
        }

        foreach (var migration in report.NotCommitted)
        {
            yield return new ReportedLine(migration, "not committed");
        }

        if (report.Stopped is { } stopped)
        {
            yield return new ReportedLine(stopped, "stopped here");
        }
    }
}
