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

        if (statement.Kind == StatementKind.Create && !IsFollowed(text, statement, at, '.') && !IsFollowed(text, statement, at, '('))
        {
            return IsInDefinition(text, statement, at) ? DoubleQuotedPlace.Comparison : DoubleQuotedPlace.Name;
        }

        var isCompared = statement.Kind is StatementKind.Update or StatementKind.Delete && !IsFollowed(text, statement, at, '.') && !IsFollowed(text, statement, at, '(');
        return isCompared && FollowsComparison(text, at) ? DoubleQuotedPlace.Comparison : DoubleQuotedPlace.Name;
    }

    /// <summary>An index's column or expression, or what a CHECK, a generated column or a WHERE compares with. Views and triggers have names of their own making.</summary>
    private static bool IsInDefinition(ScannedText text, StatementTokens statement, int at)
    {
        var thing = statement.Verb + 1;
        thing += text.IsWord(thing, "UNIQUE") || text.IsWord(thing, "TEMP") || text.IsWord(thing, "TEMPORARY") ? 1 : 0;
        var isIndex = text.IsWord(thing, "INDEX");
        return (isIndex && (text.IsSymbol(at - 1, '(') || text.IsSymbol(at - 1, ',')))
            || ((isIndex || text.IsWord(thing, "TABLE")) && (FollowsComparison(text, at) || (text.IsSymbol(at - 1, '(') && text.IsWord(at - 2, "IN"))));
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
