namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>SQLite takes "x" for a text where no column x is in reach; newer builds refuse it.</summary>
internal static class DoubleQuotedText
{
    /// <param name="text">The text.</param>
    /// <param name="statement">Where the token stands.</param>
    /// <param name="at">The token.</param>
    /// <param name="isRow">Whether it stands directly in one of the brackets behind VALUES.</param>
    public static DoubleQuotedPlace Place(ScannedText text, StatementTokens statement, int at, bool isRow)
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

        if (statement.Kind == StatementKind.Insert && isRow && IsEntry(text, statement, at))
        {
            return DoubleQuotedPlace.Value;
        }

        var isCompared = statement.Kind is StatementKind.Update or StatementKind.Delete && !IsFollowed(text, statement, at, '.') && !IsFollowed(text, statement, at, '(');
        return isCompared && FollowsComparison(text, at) ? DoubleQuotedPlace.Comparison : DoubleQuotedPlace.Name;
    }

    private static bool IsEntry(ScannedText text, StatementTokens statement, int at) =>
        (text.IsSymbol(at - 1, '(') || text.IsSymbol(at - 1, ','))
        && (IsFollowed(text, statement, at, ',') || IsFollowed(text, statement, at, ')'));

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
