using System.Globalization;
using MigrationKit;

namespace DesktopChecklist;

/// <summary>Words for what a call found.</summary>
internal static class Found
{
    public static string Ran(MigrationReport report) => report.UpToDate
        ? "nothing to do, the database has it already"
        : string.Join(", ", report.Migrations.Select(migration => string.Create(
            CultureInfo.InvariantCulture, $"{migration.Id}, {migration.Statements} statements in {Milliseconds(migration.Duration)}")));

    public static string Milliseconds(TimeSpan duration) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:0.0} ms");

    public static string Path(string? path) => path is null
        ? "none"
        : System.IO.Path.GetRelativePath(Environment.CurrentDirectory, path).Replace('\\', '/');
}
