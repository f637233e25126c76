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

    /// <summary>The table that an INSERT or UPDATE writes to, and what it says to do where a row is in the way ('REPLACE'; empty where it says nothing).</summary>
    public static (string Table, string OnConflict)? Written(StatementText text)
    {
        var at = Verb(text);
        var words = text.Scanned;
        var isReplace = Is(text, at, "REPLACE");
        if (!isReplace && !Is(text, at, "INSERT") && !Is(text, at, "UPDATE"))
        {
            return null;
        }

        var onConflict = isReplace ? "REPLACE" : Is(text, at + 1, "OR") && at + 2 < text.Tokens.Length ? words.TextOf(text.Tokens[at + 2]).ToUpperInvariant() : "";
        at += isReplace || onConflict.Length == 0 ? 1 : 3;
        at += Is(text, at, "INTO") ? 1 : 0;
        return SqlName.At(words, at, text.Tokens.Length) is { } table ? (table, onConflict) : null;
    }

    public static string? Deleted(StatementText text) =>
        Verb(text) is var at && Is(text, at, "DELETE") && Is(text, at + 1, "FROM") ? SqlName.At(text.Scanned, at + 2, text.Tokens.Length) : null;

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

    // Behind the tables that WITH names.
    private static int Verb(StatementText text)
    {
        var at = 0;
        for (var depth = 0; Is(text, 0, "WITH") && at < text.Tokens.Length; at++)
        {
            depth += text.Scanned.IsSymbol(at, '(') ? 1 : text.Scanned.IsSymbol(at, ')') ? -1 : 0;
            if (depth == 0 && (Is(text, at, "INSERT") || Is(text, at, "REPLACE") || Is(text, at, "UPDATE") || Is(text, at, "DELETE")))
            {
                return at;
            }
        }

        return at;
    }

    private static bool Is(StatementText text, int at, string word) => at < text.Tokens.Length && text.Scanned.IsWord(at, word);
}
