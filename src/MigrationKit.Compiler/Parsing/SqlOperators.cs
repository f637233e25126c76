namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// The longest operator at a position; 0 where there is none. Whole operators, because the fingerprint must tell
/// 'a || b' from 'a | | b', which the engine takes for different things.
/// </summary>
internal static class SqlOperators
{
    private static readonly string[] Sqlite =
        ["->>", "->", "||", "<<", ">>", "<=", ">=", "<>", "==", "!="];

    public static int SqliteEnd(string text, int at)
    {
        // Every longer operator has one of these second; brackets and commas, which are most symbols, need no search.
        var isLonger = at + 1 < text.Length && text[at + 1] is '>' or '|' or '<' or '=';
        for (var i = 0; isLonger && i < Sqlite.Length; i++)
        {
            var op = Sqlite[i];
            if (text[at] == op[0] && string.CompareOrdinal(text, at, op, 0, op.Length) == 0)
            {
                return at + op.Length;
            }
        }

        return text[at] is '(' or ')' or ',' or '=' or '.' or '*' or '+' or '-' or '/' or '%' or '<' or '>' or '&' or '~' or '|' ? at + 1 : 0;
    }

    /// <summary>PostgreSQL: a run of operator characters up to a comment; it ends in + or - only if it has one of ~!@#%^&amp;|`?.</summary>
    public static int PostgreSqlEnd(string text, int at)
    {
        if (Pair(text, at, "::") || Pair(text, at, ":=") || Pair(text, at, ".."))
        {
            return at + 2;
        }

        if ("()[],.:".IndexOf(text[at]) >= 0)
        {
            return at + 1;
        }

        var end = at;
        var mayEndInSign = false;
        while (end < text.Length && SqlCharacters.IsPostgreSqlOperator(text[end]) && !Pair(text, end, "--") && !Pair(text, end, "/*"))
        {
            mayEndInSign |= "~!@#%^&|`?".IndexOf(text[end]) >= 0;
            end++;
        }

        while (!mayEndInSign && end > at + 1 && text[end - 1] is '+' or '-')
        {
            end--;
        }

        return end > at ? end : 0;
    }

    private static bool Pair(string text, int at, string pair) => string.CompareOrdinal(text, at, pair, 0, 2) == 0;
}
