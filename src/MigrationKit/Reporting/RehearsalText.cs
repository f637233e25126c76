using System.Globalization;
using System.Text;

namespace MigrationKit;

/// <summary>The verdict of a rehearsal for a person.</summary>
internal static class RehearsalText
{
    public static string Of(RehearsalReport report)
    {
        var text = new StringBuilder();
        var count = report.Run?.Migrations.Count ?? 0;
        text.Append(CultureInfo.InvariantCulture, $"Rehearsal on a copy of {report.Database}: {(report.Passed ? "passed" : "FAILED")}.");
        if (report.Run is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $" {count} {(count == 1 ? "migration" : "migrations")}, about {Number.Time(report.PredictedDuration)}.");
        }

        foreach (var statement in report.Statements)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  {statement.MigrationId} statement {statement.Statement}");
            if (statement.Line is { } line)
            {
                text.Append(CultureInfo.InvariantCulture, $" at {statement.File}({line})");
            }

            text.Append(CultureInfo.InvariantCulture, $": {Number.Time(statement.Duration)}");
        }

        Ids(text, "taken back and applied again", report.TakenBack);
        Ids(text, "without a way back", report.NotTakenBack);
        if (report.Failure is { } failure)
        {
            text.Append("\n  error: ").Append(failure.Message);
        }

        foreach (var finding in report.Findings)
        {
            text.Append("\n  found: ").Append(finding);
        }

        return text.ToString();
    }

    private static void Ids(StringBuilder text, string what, IReadOnlyList<string> ids)
    {
        if (ids.Count > 0)
        {
            text.Append("\n  ").Append(what).Append(": ").AppendJoin(", ", ids);
        }
    }
}
