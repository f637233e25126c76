using System.Globalization;
using System.Net;
using System.Text;

namespace MigrationKit;

/// <summary>
/// A report as one HTML file to keep or print: no script, nothing loaded from anywhere (its own policy forbids it), every text escaped.
/// </summary>
internal static class ReportHtml
{
    // One string, so that the page is one file; bars keep their colour on paper.
    private const string Head =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <style>
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #1b1f24; background: #fff; }
        h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: left; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #d0d7de; vertical-align: top; overflow-wrap: anywhere; }
        td.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        .track { position: relative; height: 1.1rem; min-width: 12rem; background: #f0f2f4; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        .bar { position: absolute; top: 0; bottom: 0; min-width: 2px; background: #2f6f4f; }
        .copy { background: #4a6fa5; }
        @media print { body { margin: 0; max-width: none; font-size: 11px; } tr { break-inside: avoid; } }
        </style>

        """;

    public static string Of(MigrationReport report)
    {
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        var title = Title(report);
        page.Append("<title>").Append(Escape(title)).Append("</title>\n</head>\n<body>\n<h1>").Append(Escape(title)).Append("</h1>\n");
        Facts(page, report);
        if (!report.UpToDate)
        {
            Timeline(page, report);
        }

        foreach (var id in report.LookChanged)
        {
            page.Append("<p>Note: ").Append(Escape(id)).Append(" has other comments or white space than when it was applied; its SQL is the same.</p>\n");
        }

        foreach (var id in report.NewerMigrations)
        {
            page.Append("<p>Note: a newer version of the program has added ").Append(Escape(id)).Append(", which this one can live with.</p>\n");
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    private static string Title(MigrationReport report)
    {
        var count = report.Migrations.Count;
        return count == 0
            ? $"Nothing to do: {report.Database} is up to date"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{(report.Migrations[0].Direction == MigrationDirection.Down ? "Took back" : "Applied")} {count} {(count == 1 ? "migration" : "migrations")} on {report.Database}");
    }

    private static void Facts(StringBuilder page, MigrationReport report)
    {
        page.Append("<table>\n");
        Fact(page, "Database", report.Database);
        Fact(page, "Set", report.Set);
        Fact(page, "Began", report.StartedAt?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture));
        Fact(page, "By", report.AppliedBy);
        Fact(page, "Took", report.UpToDate ? null : Time(report.Duration));
        Fact(page, "Waited for the lock", report.UpToDate ? null : Time(report.WaitedForLock));
        Fact(page, "Transactions", report.UpToDate ? null : report.Transactions.ToString(CultureInfo.InvariantCulture));
        Fact(page, "Back-up", report.UpToDate ? null : report.BackupPath ?? "none taken");
        Fact(page, "Size before", Bytes(report.SizeBefore));
        Fact(page, "Size after", Bytes(report.SizeAfter));
        Fact(page, "Chain head before", report.FromChainHead);
        Fact(page, "Chain head after", report.ToChainHead);
        page.Append("</table>\n");
    }

    private static void Timeline(StringBuilder page, MigrationReport report)
    {
        page.Append("<h2>Timeline</h2>\n<table>\n<tr><th>Migration</th><th>File</th><th>Statements</th><th>Rows changed</th><th>Took</th><th>When</th></tr>\n");
        if (report.BackupPath is not null)
        {
            Row(page, "back-up", "", "", "", report.BackupDuration, report.WaitedForLock, report.Duration, "bar copy");
        }

        foreach (var migration in report.Migrations)
        {
            var ran = migration.Action != MigrationAction.RecordOnly;
            Row(
                page, migration.Id, migration.File,
                ran ? migration.Statements.ToString(CultureInfo.InvariantCulture) : "recorded, not run",
                ran ? migration.RowsChanged.ToString(CultureInfo.InvariantCulture) : "",
                migration.Duration, migration.BeganAfter, report.Duration, "bar");
        }

        page.Append("</table>\n");
    }

    private static void Row(
        StringBuilder page, string name, string file, string statements, string rows, TimeSpan took, TimeSpan began, TimeSpan whole, string bar)
    {
        page.Append("<tr><td>").Append(Escape(name)).Append("</td><td>").Append(Escape(file))
            .Append("</td><td class=\"n\">").Append(statements).Append("</td><td class=\"n\">").Append(rows)
            .Append("</td><td class=\"n\">").Append(Time(took)).Append("</td><td><div class=\"track\"><div class=\"").Append(bar)
            .Append(CultureInfo.InvariantCulture, $"\" style=\"left:{Percent(began, whole):0.##}%;width:{Percent(took, whole):0.##}%\"></div></div></td></tr>\n");
    }

    private static double Percent(TimeSpan part, TimeSpan whole) => whole <= TimeSpan.Zero ? 0 : Math.Clamp(part / whole * 100, 0, 100);

    private static void Fact(StringBuilder page, string name, string? value)
    {
        if (value is not null)
        {
            page.Append("<tr><th>").Append(name).Append("</th><td>").Append(Escape(value)).Append("</td></tr>\n");
        }
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static string Time(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.#} ms");

    private static string? Bytes(long? size) => size is { } bytes ? string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes") : null;
}
