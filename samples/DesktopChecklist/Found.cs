using System.Globalization;
using MigrationKit;

namespace DesktopChecklist;

/// <summary>Words for what a call found.</summary>
internal static class Found
{
    public static string Ran(MigrationReport report) => report.UpToDate
        ? $"nothing to do, the database {(report.Direction == MigrationDirection.Up ? "has it already" : "does not have it")}"
        : string.Join(", ", report.Migrations.Select(migration => string.Create(
            CultureInfo.InvariantCulture, $"{migration.Id}, {migration.Statements} statements in {Milliseconds(migration.Duration)}")));

    public static string Milliseconds(TimeSpan duration) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:0.0} ms");

    /// <summary>From here, where it is below; a way through other folders is harder to read than the whole path.</summary>
    public static string Path(string? path)
    {
        if (path is null)
        {
            return "none";
        }

        var relative = System.IO.Path.GetRelativePath(Environment.CurrentDirectory, path);
        return (relative.StartsWith("..", StringComparison.Ordinal) ? path : relative).Replace('\\', '/');
    }

    /// <summary>The path as one word of a command line.</summary>
    public static string Word(string path) => Path(path) is var word && word.Contains(' ', StringComparison.Ordinal) ? $"\"{word}\"" : Path(path);
}
