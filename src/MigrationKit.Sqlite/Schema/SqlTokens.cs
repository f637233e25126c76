namespace MigrationKit.Sqlite.Schema;

/// <summary>
/// The tokens of a definition that the engine has accepted and stored: white space and comments are gone, and nothing in it is
/// unterminated, so a run to the end of the text is good enough for what should not occur.
/// </summary>
internal static class SqlTokens
{
    public static List<SqlToken> Of(string sql)
    {
        var tokens = new List<SqlToken>(sql.Length / 4);
        for (var at = 0; at < sql.Length;)
        {
            var character = sql[at];
            var next = at + 1 < sql.Length ? sql[at + 1] : '\0';
            if (character is ' ' or '\t' or '\n' or '\v' or '\f' or '\r' or '\uFEFF')
            {
                at++;
            }
            else if (character == '-' && next == '-')
            {
                at = Behind(sql, at, "\n");
            }
            else if (character == '/' && next == '*')
            {
                at = Behind(sql, at + 2, "*/");
            }
            else
            {
                var kind = KindAt(character, next);
                var end = kind switch
                {
                    SqlTokenKind.Word => WordEnd(sql, at + 1),
                    SqlTokenKind.Number => NumberEnd(sql, at),
                    SqlTokenKind.Symbol => SymbolEnd(sql, at, character, next),
                    _ => QuotedEnd(sql, at + (character is 'x' or 'X' ? 1 : 0)),
                };
                tokens.Add(new SqlToken(kind, sql[at..end]));
                at = end;
            }
        }

        return tokens;
    }

    private static SqlTokenKind KindAt(char character, char next) => character switch
    {
        'x' or 'X' when next == '\'' => SqlTokenKind.Literal,
        '\'' => SqlTokenKind.Literal,
        '"' or '`' or '[' => SqlTokenKind.QuotedName,
        '.' when char.IsAsciiDigit(next) => SqlTokenKind.Number,
        _ when char.IsAsciiDigit(character) => SqlTokenKind.Number,
        _ when IsOfName(character) && character != '$' => SqlTokenKind.Word,
        _ => SqlTokenKind.Symbol,
    };

    private static bool IsOfName(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '$' || character >= 0x80;

    private static int WordEnd(string sql, int at)
    {
        while (at < sql.Length && IsOfName(sql[at]))
        {
            at++;
        }

        return at;
    }

    private static int NumberEnd(string sql, int at)
    {
        var isHexadecimal = at + 1 < sql.Length && sql[at + 1] is 'x' or 'X';
        while (at < sql.Length && (IsOfName(sql[at]) || sql[at] == '.'))
        {
            var isExponent = !isHexadecimal && sql[at] is 'e' or 'E';
            at++;
            if (isExponent && at + 1 < sql.Length && sql[at] is '+' or '-' && char.IsAsciiDigit(sql[at + 1]))
            {
                at++;
            }
        }

        return at;
    }

    private static int SymbolEnd(string sql, int at, char character, char next) => (character, next) switch
    {
        ('-', '>') when at + 2 < sql.Length && sql[at + 2] == '>' => at + 3,
        ('-', '>') or ('|', '|') or ('<', '<') or ('>', '>') or ('<', '=') or ('>', '=') or ('<', '>') or ('=', '=') or ('!', '=') => at + 2,
        (':' or '@' or '#' or '$' or '?', _) => WordEnd(sql, at + 1),
        _ => at + 1,
    };

    private static int QuotedEnd(string sql, int at)
    {
        if (sql[at] == '[')
        {
            return Behind(sql, at, "]");
        }

        var quote = sql[at++];
        while (at < sql.Length)
        {
            if (sql[at] != quote)
            {
                at++;
            }
            else if (at + 1 < sql.Length && sql[at + 1] == quote)
            {
                at += 2;
            }
            else
            {
                return at + 1;
            }
        }

        return at;
    }

    private static int Behind(string sql, int at, string mark)
    {
        var hit = sql.IndexOf(mark, at, StringComparison.Ordinal);
        return hit < 0 ? sql.Length : hit + mark.Length;
    }
}
