namespace MigrationKit;

/// <summary>A rehearsal as one HTML page: the verdict, the run's timeline, and a line a statement.</summary>
internal static class RehearsalHtml
{
    public static string Of(RehearsalReport report)
    {
        var page = new HtmlPage($"Rehearsal {(report.Passed ? "passed" : "failed")}: {report.Database}");
        if (report.Failure is { } failure)
        {
            page.Error(failure.Message);
        }

        foreach (var finding in report.Findings)
        {
            page.Error($"Found: {finding}");
        }

        page.Facts(
            ("Database", $"{report.Database}, which was only read"),
            ("Set", report.Set),
            ("Began", HtmlPage.Utc(report.StartedAt)),
            ("Took in all", HtmlPage.Time(report.Duration)),
            ("Predicted for the run", report.Run is null ? null : HtmlPage.Time(report.PredictedDuration)),
            ("Taken back and applied again", Ids(report.TakenBack)),
            ("Without a way back", Ids(report.NotTakenBack)));
        if ((report.Run ?? report.Failure?.Report) is { } run && ReportedLine.Of(run).Any())
        {
            page.Heading("Timeline on the copy");
            ReportHtml.Timeline(page, run);
        }

        if (report.Statements.Count > 0)
        {
            page.Heading("Statements");
            page.Table(
                ["Migration", "Statement", "At", "Took"],
                report.Statements.Select(statement => (string[])
                    [statement.MigrationId, FormattableString.Invariant($"{statement.Statement}"), At(statement), HtmlPage.Time(statement.Duration)]));
        }

        return page.ToString();
    }

    private static string At(RehearsedStatement statement) =>
        statement.Line is { } line ? FormattableString.Invariant($"{statement.File}({line})") : statement.File ?? "";

    private static string? Ids(IReadOnlyList<string> ids) => ids.Count == 0 ? null : string.Join(", ", ids);
}
