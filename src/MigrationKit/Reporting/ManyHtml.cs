namespace MigrationKit;

/// <summary>A run over many databases as one HTML page: failures first, then what was migrated; what was up to date is counted.</summary>
internal static class ManyHtml
{
    public static string Of(MigrateAllReport report)
    {
        var failed = report.Failed.ToList();
        var migrated = report.Outcomes.Where(outcome => outcome.Error is null).ToList();
        var page = new HtmlPage(FormattableString.Invariant(
            $"{Number.Of(report.Databases, "database")}: {migrated.Count} migrated, {report.UpToDate} up to date, {failed.Count} failed"));
        page.Facts(("Set", report.Set), ("Began", HtmlPage.Utc(report.StartedAt)), ("Took", HtmlPage.Time(report.Duration)));
        if (failed.Count > 0)
        {
            page.Heading("Failed");
            page.Table(["Database", "Error"], failed.Select(outcome => (string[])[outcome.Database, outcome.Error!.Message]));
        }

        if (migrated.Count > 0)
        {
            page.Heading("Migrated");
            page.Table(
                ["Database", "Migrations", "Took", "Back-up"],
                migrated.Select(outcome => (string[])
                [
                    outcome.Database, FormattableString.Invariant($"{outcome.Migrations}"), outcome.Report is { } run ? HtmlPage.Time(run.Duration) : "", outcome.Report?.BackupPath ?? "",
                ]));
        }

        return page.ToString();
    }
}
