using MigrationKit.Compiler.Parsing;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Observing;

/// <summary>What a statement does to whole tables, in names as the engine compares them.</summary>
internal static class StatementWords
{
    public static string? Dropped(StatementText text, string what)
    {
        var at = 2;
        if (text.Tokens.Length < 3 || !text.Scanned.IsWord(0, "DROP") || !text.Scanned.IsWord(1, what))
        {
            return null;
        }

        at += text.Scanned.IsWord(at, "IF") ? 2 : 0;
        return SqlName.At(text.Scanned, at, text.Tokens.Length);
    }

    /// <summary>The names in ALTER TABLE … RENAME TO.</summary>
    public static (string From, string To)? Renamed(StatementText text)
    {
        if (text.Tokens.Length < 6 || !text.Scanned.IsWord(0, "ALTER"))
        {
            return null;
        }

        for (var at = 3; at + 2 < text.Tokens.Length && at <= 5; at++)
        {
            if (text.Scanned.IsWord(at, "RENAME") && text.Scanned.IsWord(at + 1, "TO") && SqlName.At(text.Scanned, 2, text.Tokens.Length) is { } from)
            {
                return (from, text.NameAt(at + 2));
            }
        }

        return null;
    }

    /// <summary>The table whose rows REPLACE puts new ones in the place of, deleting the old.</summary>
    public static string? Replaced(StatementText text)
    {
        var at = text.Tokens.Length > 3 && text.Scanned.IsWord(0, "REPLACE") && text.Scanned.IsWord(1, "INTO") ? 2
            : text.Tokens.Length > 5 && text.Scanned.IsWord(0, "INSERT") && text.Scanned.IsWord(1, "OR") && text.Scanned.IsWord(2, "REPLACE") ? 4
            : -1;
        return at < 0 ? null : SqlName.At(text.Scanned, at, text.Tokens.Length);
    }

    public static string? Deleted(StatementText text) =>
        text.Tokens.Length > 2 && text.Scanned.IsWord(0, "DELETE") && text.Scanned.IsWord(1, "FROM") ? SqlName.At(text.Scanned, 2, text.Tokens.Length) : null;

    public static bool Names(StatementText text, string name) =>
        Enumerable.Range(0, text.Tokens.Length).Any(at => text.IsName(at) && text.NameAt(at).Equals(name, StringComparison.OrdinalIgnoreCase));

    public static bool Has(StatementText text, string word) => Count(text, word) > 0;

    public static int Count(StatementText text, string word)
    {
        var count = 0;
        for (var at = 0; at < text.Tokens.Length; at++)
        {
            count += text.Scanned.IsWord(at, word) ? 1 : 0;
        }

        return count;
    }
}
