using System.Globalization;

namespace MigrationKit;

/// <summary>A report as one HTML page: the facts, and the run's timeline.</summary>
internal static class ReportHtml
{
    public static string Of(MigrationReport report)
    {
        var page = new HtmlPage(Title(report));
        if (report.Error is { } error)
        {
            page.Error(error.Message);
        }

        Facts(page, report);
        if (ReportedLine.Of(report).Any() || report.BackupPath is not null)
        {
            page.Heading("Timeline");
            Timeline(page, report);
        }

        foreach (var left in report.BackupsNotDeleted)
        {
            page.Paragraph($"Note: {left}");
        }

        foreach (var id in report.LookChanged)
        {
            page.Paragraph($"Note: {id} has other comments or white space than when it was applied; its SQL is the same.");
        }

        foreach (var id in report.NewerMigrations)
        {
            page.Paragraph($"Note: a newer version of the program has added {id}, which this one can live with.");
        }

        return page.ToString();
    }

    public static void Timeline(HtmlPage page, MigrationReport report)
    {
        page.Append("<table>\n<tr><th>Migration</th><th>File</th><th>Statements</th><th>Rows changed</th><th>Took</th><th>State</th><th>When</th></tr>\n");
        if (report.BackupPath is not null)
        {
            Row(page, "back-up", "", "", "", "verified", report.BackupDuration, report.WaitedForLock, report.Duration, "bar copy");
        }

        foreach (var (migration, state) in ReportedLine.Of(report))
        {
            var ran = migration.Action != MigrationAction.RecordOnly;
            Row(
                page, migration.Id, migration.File,
                ran ? migration.Statements.ToString(CultureInfo.InvariantCulture) : "recorded, not run",
                ran ? migration.RowsChanged.ToString(CultureInfo.InvariantCulture) : "",
                state, migration.Duration, migration.BeganAfter, report.Duration,
                state == "committed" ? "bar" : migration == report.Stopped ? "bar stopped" : "bar undone");
        }

        page.Append("</table>\n");
    }

    private static string Title(MigrationReport report)
    {
        var count = report.Migrations.Count;
        return report.Error is { } error ? $"{ReportText.HowItEnded(report, error)}: {report.Database}"
            : count == 0
            ? ReportText.NothingToDo(report)
            : $"{(report.Migrations[0].Direction == MigrationDirection.Down ? "Took back" : "Applied")} {Number.Of(count, "migration")} on {report.Database}";
    }

    private static void Facts(HtmlPage page, MigrationReport report) => page.Facts(
        ("Database", report.Database),
        ("Set", report.Set),
        ("Began", HtmlPage.Utc(report.StartedAt)),
        ("By", report.AppliedBy),
        ("Took", report.UpToDate ? null : HtmlPage.Time(report.Duration)),
        ("Waited for the lock", report.UpToDate ? null : HtmlPage.Time(report.WaitedForLock)),
        ("Transactions", report.UpToDate ? null : report.Transactions.ToString(CultureInfo.InvariantCulture)),
        ("Back-up", report.UpToDate ? null : report.BackupPath ?? "none taken"),
        ("Size before", Bytes(report.SizeBefore)),
        ("Size after", Bytes(report.SizeAfter)),
        ("Place of the error", Place(report.Error)),
        ("Chain head before", report.FromChainHead),
        ("Chain head after", report.ToChainHead));

    private static void Row(
        HtmlPage page, string name, string file, string statements, string rows, string state, TimeSpan took, TimeSpan began, TimeSpan whole, string bar) => page
        .Append("<tr><td>").Append(HtmlPage.Escape(name)).Append("</td><td>").Append(HtmlPage.Escape(file))
        .Append("</td><td class=\"n\">").Append(statements).Append("</td><td class=\"n\">").Append(rows)
        .Append("</td><td class=\"n\">").Append(HtmlPage.Time(took)).Append("</td><td class=\"s\">").Append(state).Append("</td><td><div class=\"track\"><div class=\"").Append(bar)
        .Append(CultureInfo.InvariantCulture, $"\" style=\"left:{Percent(began, whole):0.##}%;width:{Percent(took, whole):0.##}%\"></div></div></td></tr>\n");

    private static string? Place(Exception? error) => error is MigrationException { File: { } file } failure
        ? failure.Line is { } line ? FormattableString.Invariant($"{file}({line},{failure.Column ?? 1})") : file
        : null;

    private static double Percent(TimeSpan part, TimeSpan whole) => whole <= TimeSpan.Zero ? 0 : Math.Clamp(part / whole * 100, 0, 100);

    private static string? Bytes(long? size) => size is { } bytes ? Number.Bytes(bytes) : null;
}
