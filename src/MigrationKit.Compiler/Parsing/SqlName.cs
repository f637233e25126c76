namespace MigrationKit.Compiler.Parsing;

/// <summary>Names as the engine compares them: without quotes, without schema, in lower case.</summary>
internal static class SqlName
{
    public static string Of(ScannedText text, Token token) => Written(text, token).ToLowerInvariant();

    /// <summary>The name without quotes, in the user's own case.</summary>
    public static string Written(ScannedText text, Token token)
    {
        var name = text.TextOf(token);
        if (token.Kind is TokenKind.QuotedName or TokenKind.Literal && name.Length >= 2)
        {
            var quote = name[name.Length - 1];
            name = name.Substring(1, name.Length - 2);
            name = quote == ']' ? name : name.Replace(new string(quote, 2), quote.ToString());
        }

        return name;
    }

    /// <summary>Whether a name stands there: a word, a quoted name, or a text in the place of a table's name, which SQLite takes for one.</summary>
    public static bool IsAt(ScannedText text, int at) => text.Tokens[at].Kind switch
    {
        TokenKind.Word or TokenKind.QuotedName => true,
        TokenKind.Literal => at > 0 && text.Text[text.Tokens[at].Start] == '\'' && WantsTable(text, at - 1),
        _ => false,
    };

    private static bool WantsTable(ScannedText text, int at) =>
        text.IsWord(at, "FROM") || text.IsWord(at, "JOIN") || text.IsWord(at, "INTO") || text.IsWord(at, "UPDATE") || text.IsWord(at, "TABLE")
        || text.IsWord(at, "EXISTS") || text.IsWord(at, "TO") || text.IsWord(at, "ON") || text.IsWord(at, "REFERENCES") || text.IsSymbol(at, '.');

    /// <summary>The name at a token, or behind it where that is a schema ('main.users'); null where the statement ends before.</summary>
    public static string? At(ScannedText text, int at, int end)
    {
        if (at + 2 < end && text.IsSymbol(at + 1, '.'))
        {
            at += 2;
        }

        return at < end ? Of(text, text.Tokens[at]) : null;
    }
}
