using System.Globalization;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Replay;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Replaying;

/// <summary>What a build asks for: a file with one 'name value' a line, because paths in a command line are at the mercy of shells.</summary>
internal sealed record ReplayCall(
    string Folder, SqlDialect Dialect, string? Engine, string? Stamp, string? Cache, string? Mark, TimeSpan TimeLimit, bool IsContinuousIntegration, string MinimumSqlite)
{
    private static readonly string[] Known = ["folder", "dialect", "engine", "stamp", "cache", "mark", "timeout", "ci", "minimum-sqlite"];

    /// <exception cref="Refusal">It is none.</exception>
    public static ReplayCall Read(IEnumerable<string> lines)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (line.Length == 0)
            {
                continue;
            }

            var end = line.IndexOf(' ', StringComparison.Ordinal);
            var name = end < 0 ? line : line[..end];
            if (Array.IndexOf(Known, name) < 0)
            {
                throw Refusal.WrongCall($"A replay does not know '{name}'. Known: {string.Join(", ", Known)}.");
            }

            values[name] = end < 0 ? "" : line[(end + 1)..].Trim();
        }

        string? Value(string name) => values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
        return new ReplayCall(
            Value("folder") ?? GlobalOptions.DefaultFolder,
            Value("dialect") == "postgresql" ? SqlDialect.PostgreSql : SqlDialect.Sqlite,
            Value("engine"),
            Value("stamp"),
            Value("cache"),
            Value("mark"),
            TimeLimitOf(Value("timeout")),
            Value("ci") == "true",
            Value("minimum-sqlite") ?? "");
    }

    private static TimeSpan TimeLimitOf(string? seconds) =>
        seconds is null ? ReplayOptions.DefaultTimeLimit
        : double.TryParse(seconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 86_400
            ? TimeSpan.FromSeconds(value)
            : throw Refusal.WrongCall($"MigrationKitReplayTimeout '{seconds}' is no number of seconds above 0, up to 86400 (a day).");
}
