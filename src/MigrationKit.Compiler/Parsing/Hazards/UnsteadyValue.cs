namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>Values that differ at each run: the clock's and the dice's.</summary>
internal static class UnsteadyValue
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase) { "CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME" };

    private static readonly HashSet<string> Dice = new(StringComparer.OrdinalIgnoreCase) { "random", "randomblob" };

    private static readonly HashSet<string> Clocks =
        new(StringComparer.OrdinalIgnoreCase) { "date", "time", "datetime", "julianday", "unixepoch", "strftime", "timediff" };

    /// <summary>What stands there ('random()', "datetime('now')"), or null.</summary>
    public static string? At(ScannedText text, int at, int end)
    {
        var token = text.Tokens[at];
        var first = (char)(text.Text[token.Start] | 0x20);
        if (first is not ('c' or 'r' or 'd' or 't' or 'j' or 'u' or 's') || token.Length > "CURRENT_TIMESTAMP".Length)
        {
            return null;
        }

        if (at + 1 >= end || !text.IsSymbol(at + 1, '('))
        {
            return first == 'c' && Words.Contains(text.TextOf(token)) ? text.TextOf(token).ToUpperInvariant() : null;
        }

        var name = text.TextOf(token).ToLowerInvariant();
        return Dice.Contains(name) ? name + "()"
            : Clocks.Contains(name) && AsksTheClock(text, at + 2, end) ? name + "('now')"
            : null;
    }

    /// <summary>'now' among the arguments, or no argument at all.</summary>
    private static bool AsksTheClock(ScannedText text, int at, int end)
    {
        if (at < end && text.IsSymbol(at, ')'))
        {
            return true;
        }

        end = Math.Min(end, at + FunctionCall.TokensRead);
        for (var depth = 1; at < end && depth > 0; at++)
        {
            depth += text.IsSymbol(at, '(') ? 1 : text.IsSymbol(at, ')') ? -1 : 0;
            // "now" in double quotes is taken for a text, too.
            if (text.Tokens[at].Kind is TokenKind.Literal or TokenKind.QuotedName && string.Equals(SqlName.Written(text, text.Tokens[at]), "now", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
