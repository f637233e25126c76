using System.Globalization;
using System.Text;

namespace MigrationKit;

/// <summary>A report for a person: a line for the whole, a line a migration. The same in every culture.</summary>
internal static class ReportText
{
    /// <param name="report">Of a run, however it ended.</param>
    /// <param name="isWhole">Also in the middle of long lists.</param>
    public static string Of(MigrationReport report, bool isWhole)
    {
        var text = new StringBuilder();
        if (report.UpToDate)
        {
            text.Append(NothingToDo(report)).Append('.');
        }
        else
        {
            Head(text, report);
            Append(text, Lines(report), isWhole);
        }

        if (report.BackupPath is not null)
        {
            text.Append("\n  back-up: ").Append(report.BackupPath);
        }

        foreach (var left in report.BackupsNotDeleted)
        {
            text.Append("\n  note: ").Append(left);
        }

        Append(text, report.LookChanged.Select(id => $"  note: '{id}' has other comments or white space than when it was applied; its SQL is the same."), isWhole);

        if (report.NewerMigrations.Count > 0)
        {
            text.Append("\n  note: a newer version of the program has added ")
                .Append(NamedMigrations.Of(report.NewerMigrations)).Append(", which this one can live with.");
        }

        return text.ToString();
    }

    /// <summary>Also the title of the page.</summary>
    public static string NothingToDo(MigrationReport report) => report.Direction == MigrationDirection.Down
        ? $"Nothing to take back on {report.Database}"
        : $"Nothing to do: {report.Database} is up to date";

    /// <summary>Of a run that did not do what it was to do.</summary>
    public static string HowItEnded(MigrationReport report, Exception error) => (report.Direction, error) switch
    {
        (MigrationDirection.Down, OperationCanceledException) => "Roll-back cancelled",
        (MigrationDirection.Down, _) => "Roll-back failed",
        (_, OperationCanceledException) => "Cancelled",
        _ => "Failed",
    };

    private static void Head(StringBuilder text, MigrationReport report)
    {
        if (report.Error is { } error)
        {
            text.Append(CultureInfo.InvariantCulture, $"{HowItEnded(report, error).ToUpperInvariant()} after {Number.Time(report.Duration)} on {report.Database}: {error.Message}");
            return;
        }

        var count = report.Migrations.Count;
        var verb = report.Migrations[0].Direction == MigrationDirection.Down ? "Took back" : "Applied";
        text.Append($"{verb} {Number.Of(count, "migration")} on {report.Database} in {Number.Time(report.Duration)}:");
    }

    private static IEnumerable<string> Lines(MigrationReport report)
    {
        var lines = ReportedLine.Of(report).ToList();
        var width = lines.Count == 0 ? 0 : lines.Max(line => line.Migration.Id.Length);
        return lines.Select(line => $"  {line.Migration.Id.PadRight(width)}  {What(line.Migration)}{(report.Error is null ? "" : "  " + line.State)}");
    }

    private static void Append(StringBuilder text, IEnumerable<string> lines, bool isWhole)
    {
        var all = lines.ToList();
        foreach (var line in isWhole ? all : ShortenedLines.Of(all))
        {
            text.Append('\n').Append(line);
        }
    }

    private static string What(ExecutedMigration migration) => migration.Action == MigrationAction.RecordOnly
        ? "recorded, not run"
        : $"{Number.Of(migration.Statements, "statement")}, {Number.Time(migration.Duration)}";
}
