namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>SQLite takes "x" for a text where no column x is in reach; newer builds refuse it.</summary>
internal static class DoubleQuotedText
{
    public static DoubleQuotedPlace Place(ScannedText text, StatementTokens statement, int at, int depth)
    {
        if (at == statement.First)
        {
            return DoubleQuotedPlace.Name;
        }

        var isDefinition = statement.Kind is StatementKind.Create or StatementKind.Alter;
        if (isDefinition && text.IsWord(at - 1, "DEFAULT"))
        {
            return DoubleQuotedPlace.Value;
        }

        if (statement.Kind == StatementKind.Insert && depth == 1 && IsEntry(text, statement, at) && BelongsToValues(text, statement, at))
        {
            return DoubleQuotedPlace.Value;
        }

        var isCompared = statement.Kind is StatementKind.Update or StatementKind.Delete && !IsFollowed(text, statement, at, '.') && !IsFollowed(text, statement, at, '(');
        return isCompared && FollowsComparison(text, at) ? DoubleQuotedPlace.Comparison : DoubleQuotedPlace.Name;
    }

    private static bool IsEntry(ScannedText text, StatementTokens statement, int at) =>
        (text.IsSymbol(at - 1, '(') || text.IsSymbol(at - 1, ','))
        && (IsFollowed(text, statement, at, ',') || IsFollowed(text, statement, at, ')'));

    /// <summary>The bracket around the token stands behind VALUES, or behind another row of it.</summary>
    private static bool BelongsToValues(ScannedText text, StatementTokens statement, int at)
    {
        var open = at;
        while (open > statement.First && !text.IsSymbol(open, '('))
        {
            open -= text.IsSymbol(open, ')') ? Back(text, statement, open) : 1;
        }

        while (open > statement.First && text.IsSymbol(open - 1, ',') && text.IsSymbol(open - 2, ')'))
        {
            open = open - 2 - Back(text, statement, open - 2) + 1;
        }

        return open > statement.First && text.IsWord(open - 1, "VALUES");
    }

    /// <summary>How many tokens a pair of brackets takes that ends here.</summary>
    private static int Back(ScannedText text, StatementTokens statement, int close)
    {
        var depth = 0;
        for (var at = close; at > statement.First; at--)
        {
            depth += text.IsSymbol(at, ')') ? 1 : text.IsSymbol(at, '(') ? -1 : 0;
            if (depth == 0)
            {
                return close - at + 1;
            }
        }

        return close - statement.First;
    }

    private static bool FollowsComparison(ScannedText text, int at)
    {
        var before = text.Tokens[at - 1];
        return before.Kind == TokenKind.Symbol
            ? text.TextOf(before) is "=" or "==" or "<>" or "!="
            : text.IsWord(at - 1, "LIKE") || text.IsWord(at - 1, "IS");
    }

    private static bool IsFollowed(ScannedText text, StatementTokens statement, int at, char symbol) =>
        at + 1 < statement.End && text.IsSymbol(at + 1, symbol);
}
