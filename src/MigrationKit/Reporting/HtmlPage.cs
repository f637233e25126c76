using System.Globalization;
using System.Net;
using System.Text;

namespace MigrationKit;

/// <summary>
/// One HTML file to keep or print: no script, nothing loaded from anywhere (its own policy forbids it), every text escaped.
/// </summary>
internal sealed class HtmlPage
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
        h1 { overflow-wrap: anywhere; } th { overflow-wrap: normal; } td.s { white-space: nowrap; }
        td.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        .track { position: relative; height: 1.1rem; min-width: 8rem; background: #f0f2f4; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        .bar { position: absolute; top: 0; bottom: 0; min-width: 2px; background: #2f6f4f; }
        .copy { background: #4a6fa5; }
        .undone { background: #9a6700; }
        .stopped { background: #b3261e; }
        .error { border-left: 4px solid #b3261e; padding: .5rem 0 .5rem .8rem; overflow-wrap: anywhere; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        @media print { body { margin: 0; max-width: none; font-size: 11px; } tr { break-inside: avoid; } }
        </style>

        """;

    private readonly StringBuilder _page = new(Head.ReplaceLineEndings("\n"));

    public HtmlPage(string title) => _page
        .Append("<title>").Append(Escape(title)).Append("</title>\n</head>\n<body>\n<h1>").Append(Escape(title)).Append("</h1>\n");

    public void Error(string text) => Append("<p class=\"error\">").Append(Escape(text)).Append("</p>\n");

    public void Paragraph(string text) => Append("<p>").Append(Escape(text)).Append("</p>\n");

    public void Heading(string text) => Append("<h2>").Append(Escape(text)).Append("</h2>\n");

    /// <summary>A table of names and values; what is null is left out.</summary>
    public void Facts(params ReadOnlySpan<(string Name, string? Value)> facts)
    {
        Append("<table>\n");
        foreach (var (name, value) in facts)
        {
            if (value is not null)
            {
                Append("<tr><th>").Append(name).Append("</th><td>").Append(Escape(value)).Append("</td></tr>\n");
            }
        }

        Append("</table>\n");
    }

    /// <summary>A table; cells that are a time stand on the right.</summary>
    public void Table(string[] heads, IEnumerable<string[]> rows)
    {
        Append("<table>\n<tr>");
        Array.ForEach(heads, head => Append("<th>").Append(Escape(head)).Append("</th>"));
        Append("</tr>\n");
        foreach (var row in rows)
        {
            Append("<tr>");
            Array.ForEach(row, Cell);
            Append("</tr>\n");
        }

        Append("</table>\n");
    }

    public StringBuilder Append(string html) => _page.Append(html);

    public override string ToString() => _page + "</body>\n</html>\n";

    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    public static string Time(TimeSpan time) => Number.Time(time);

    public static string? Utc(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private void Cell(string text) => Append(text.Length > 0 && char.IsAsciiDigit(text[0]) && (text.EndsWith(" ms", StringComparison.Ordinal) || text.EndsWith(" s", StringComparison.Ordinal)) ? "<td class=\"n\">" : "<td>")
        .Append(Escape(text)).Append("</td>");
}
