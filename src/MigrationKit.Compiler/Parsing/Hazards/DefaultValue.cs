namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>What stands behind DEFAULT.</summary>
internal static class DefaultValue
{
    /// <summary>The constant's token in upper case, which may stand in brackets and behind signs; '(' for any other expression. The cursor is then behind it.</summary>
    public static string Read(TokenCursor cursor)
    {
        if (cursor.IsAtEnd)
        {
            return "";
        }

        if (!cursor.Is('('))
        {
            SkipSigns(cursor);
            return Take(cursor);
        }

        var inside = new TokenCursor(cursor.Text, cursor.At, cursor.End);
        cursor.Skip();
        var brackets = 0;
        for (; inside.Is('(') || inside.Is('-') || inside.Is('+'); inside.At++)
        {
            brackets += inside.Is('(') ? 1 : 0;
        }

        var constant = IsConstant(inside) ? Take(inside) : "(";
        while (inside.Take(')'))
        {
            brackets--;
        }

        return brackets == 0 && inside.At == cursor.At ? constant : "(";
    }

    // A name in brackets is no constant.
    private static bool IsConstant(TokenCursor cursor) =>
        !cursor.IsAtEnd && (cursor.Text.Tokens[cursor.At].Kind is TokenKind.Literal or TokenKind.Number || cursor.Is("NULL") || cursor.Is("TRUE") || cursor.Is("FALSE"));

    private static void SkipSigns(TokenCursor cursor)
    {
        while (cursor.Take('-') || cursor.Take('+'))
        {
        }
    }

    private static string Take(TokenCursor cursor) =>
        cursor.IsAtEnd ? "" : cursor.Text.TextOf(cursor.Text.Tokens[cursor.At++]).ToUpperInvariant();
}
