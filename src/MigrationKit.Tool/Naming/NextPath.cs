using System.Text.RegularExpressions;

namespace MigrationKit.Tool.Naming;

/// <summary>Paths of new scripts, made like the path of an existing one.</summary>
internal static partial class NextPath
{
    /// <summary>The first script of an empty folder.</summary>
    public static string First(string name) => $"0001_{name}.sql";

    /// <summary>The path that follows <paramref name="model"/> in its own style, or null where it cannot be told apart into number and name.</summary>
    public static string? After(string model, string name, DateTimeOffset now)
    {
        foreach (var style in (Regex[])[Flyway(), Named(), BareNumber()])
        {
            if (style.Match(model) is { Success: true } match)
            {
                // A bare number has nowhere to put the name; the usual separator makes a place.
                var between = match.Groups["between"] is { Success: true } found ? found.Value : "_";
                return match.Groups["before"].Value
                    + VersionNumber.After(match.Groups["number"].Value, now)
                    + between
                    + name
                    + match.Groups["after"].Value;
            }
        }

        return null;
    }

    // V1_2__add_email.sql, U1_2__add_email.sql
    [GeneratedRegex(@"^(?<before>(?:.*/)?[VvUu])(?<number>[0-9]+(?:[._][0-9]+)*)(?<between>__)[^/]+(?<after>\.sql)$", Options)]
    private static partial Regex Flyway();

    // 0001_add_email.sql, 1_x.up.sql, 2024-01-31-120000_x/up.sql, 2024_01_31_120000_x.sql, Script0001 - x.sql, 8. Encrypted fields.sql, 0.9/00__x.sql
    [GeneratedRegex(
        @"^(?<before>(?:.*/)?(?:[A-Za-z]+(?=[0-9]))?)"
        + @"(?<number>[0-9]{4}[-_][0-9]{2}[-_][0-9]{2}(?:[-_T][0-9]{6})?|[0-9]{8}[-_T][0-9]{6}|[0-9]+(?:\.[0-9]+)*)"
        + @"(?<between>__|_| - |\. |-|\.| )[^/]+?(?<after>/(?:up|down|migration)\.sql|(?:[._](?:up|down))?\.sql)$",
        Options)]
    private static partial Regex Named();

    // 1.sql, 1.up.sql
    [GeneratedRegex(@"^(?<before>(?:.*/)?)(?<number>[0-9]+)(?<after>(?:[._](?:up|down))?\.sql)$", Options)]
    private static partial Regex BareNumber();

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
}
