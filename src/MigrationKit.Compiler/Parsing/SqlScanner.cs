namespace MigrationKit.Compiler.Parsing;

/// <summary>Text to tokens by the lexical rules of the dialect's own engine. Takes any input, and always ends.</summary>
internal sealed class SqlScanner
{
    private readonly string _text;
    private readonly bool _isPostgreSql;
    private readonly TokenBuffer _tokens;
    private readonly TokenBuffer _lineComments = TokenBuffer.Take(4);
    private List<Fault>? _faults;
    private List<TextSpan>? _blockComments;

    // All bits of all characters of words, numbers and parameters: cheaper than to look for a letter beyond ASCII in the whole text.
    private int _letters;

    // No bracket that opens before it is an index: a search for the end of one has come as far, and each further one of thousands would come again.
    private int _noIndexBefore;

    private SqlScanner(string text, SqlDialect dialect)
    {
        _text = text;
        _isPostgreSql = dialect == SqlDialect.PostgreSql;
        _tokens = TokenBuffer.Take(text.Length / 4);
    }

    public static ScannedText Scan(string text, SqlDialect dialect)
    {
        var scanner = new SqlScanner(text, dialect);
        scanner.Run();
        return new ScannedText(text, scanner._tokens, scanner._lineComments, scanner._faults ?? (IReadOnlyList<Fault>)[])
        {
            HasLettersBeyondAscii = scanner._letters >= 0x80,
            BlockComments = scanner._blockComments ?? (IReadOnlyList<TextSpan>)[],
        };
    }

    private void Run()
    {
        for (var at = 0; at < _text.Length;)
        {
            var c = _text[at];
            if (SqlCharacters.IsSpace(c))
            {
                do
                {
                    at++;
                }
                while (at < _text.Length && SqlCharacters.ContinuesSpace(_text[at]));
            }
            else if (c == '-' && Next(at) == '-')
            {
                at = LineComment(at);
            }
            else if (c == '/' && Next(at) == '*')
            {
                var end = LiteralEnd.BlockComment(_text, at, _isPostgreSql, out var closed);
                (_blockComments ??= []).Add(new TextSpan(at, end));
                at = Closed(at, end, closed, FaultKind.UnterminatedComment);
            }
            else if (c == '\uFEFF' && !_isPostgreSql)
            {
                // SQLite takes a byte order mark for white space wherever a token could begin.
                at++;
            }
            else
            {
                at = Token(at, c);
            }
        }
    }

    private int Token(int at, char c)
    {
        if (SqlCharacters.StartsName(c))
        {
            var literal = PrefixedLiteral(at, c);
            return literal > 0 ? literal : Add(TokenKind.Word, at, WordEnd(at));
        }

        switch (c)
        {
            case ';':
                return Add(TokenKind.Semicolon, at, at + 1);
            case '\'':
                return Literal(at, LiteralEnd.Quoted(_text, at, c, out var stringClosed), stringClosed);
            case '"':
            case '`' when !_isPostgreSql:
                return Name(at, LiteralEnd.Quoted(_text, at, c, out var nameClosed), nameClosed);
            case '[' when !_isPostgreSql:
                return Name(at, LiteralEnd.Plain(_text, at, ']', out var bracketClosed), bracketClosed);
            case '$' when _isPostgreSql && LiteralEnd.DollarQuoted(_text, at, out var dollarClosed) is > 0 and var end:
                return Add(TokenKind.Literal, at, Closed(at, end, dollarClosed, FaultKind.UnterminatedDollarQuote));
        }

        return SqlCharacters.IsDigit(c) || (c == '.' && SqlCharacters.IsDigit(Next(at)))
            ? Add(TokenKind.Number, at, NumberEnd(at))
            : ParameterOrSymbol(at, c);
    }

    /// <summary>x'', and PostgreSQL's b'', n'', e'' and u&amp;'' / u&amp;"": the letter and its quotes are one token. 0 for any other word.</summary>
    private int PrefixedLiteral(int at, char c)
    {
        var next = Next(at);
        if (next == '\'')
        {
            switch (c)
            {
                case 'x' or 'X':
                case 'b' or 'B' when _isPostgreSql:
                    return Literal(at, LiteralEnd.Plain(_text, at + 1, '\'', out var blobClosed), blobClosed);
                case 'e' or 'E' when _isPostgreSql:
                    return Literal(at, LiteralEnd.Escaped(_text, at + 1, out var escapedClosed), escapedClosed);
                case 'n' or 'N' when _isPostgreSql:
                    return Literal(at, LiteralEnd.Quoted(_text, at + 1, '\'', out var nationalClosed), nationalClosed);
            }
        }

        if (_isPostgreSql && c is 'u' or 'U' && next == '&' && at + 2 < _text.Length)
        {
            switch (_text[at + 2])
            {
                case '\'':
                    return Literal(at, LiteralEnd.Quoted(_text, at + 2, '\'', out var unicodeClosed), unicodeClosed);
                case '"':
                    return Name(at, LiteralEnd.Quoted(_text, at + 2, '"', out var nameClosed), nameClosed);
            }
        }

        return 0;
    }

    private int ParameterOrSymbol(int at, char c)
    {
        var next = Next(at);
        if (_isPostgreSql)
        {
            if (c == '$' && SqlCharacters.IsDigit(next))
            {
                return Add(TokenKind.Parameter, at, DigitsEnd(at + 1));
            }

            return SqlOperators.PostgreSqlEnd(_text, at) is > 0 and var end
                ? Add(TokenKind.Symbol, at, end)
                : Add(TokenKind.Unknown, at, at + 1);
        }

        if (c == '?')
        {
            return Add(TokenKind.Parameter, at, DigitsEnd(at + 1));
        }

        if (c is ':' or '@' or '#' or '$')
        {
            var end = WordEnd(at + 1);
            return end > at + 1 ? Add(TokenKind.Parameter, at, TclParameterEnd(end)) : Add(TokenKind.Unknown, at, end);
        }

        return SqlOperators.SqliteEnd(_text, at) is > 0 and var symbolEnd
            ? Add(TokenKind.Symbol, at, symbolEnd)
            : Add(TokenKind.Unknown, at, at + 1);
    }

    /// <summary>SQLite knows Tcl's $name::part(index), so that a quote in the index opens no string.</summary>
    private int TclParameterEnd(int at)
    {
        while (at + 2 < _text.Length && _text[at] == ':' && _text[at + 1] == ':')
        {
            at = WordEnd(at + 2);
        }

        if (at >= _text.Length || _text[at] != '(' || at < _noIndexBefore)
        {
            return at;
        }

        var close = at + 1;
        while (close < _text.Length && _text[close] != ')' && !SqlCharacters.ContinuesSpace(_text[close]))
        {
            close++;
        }

        if (close < _text.Length && _text[close] == ')')
        {
            return close + 1;
        }

        _noIndexBefore = close;
        return at;
    }

    private int LineComment(int at)
    {
        var end = _text.IndexOf('\n', at);
        end = end < 0 ? _text.Length : end;
        _lineComments.Add(new Token(TokenKind.Unknown, at, end));
        return end;
    }

    /// <summary>A digit run with fraction and exponent; letters that follow without a gap belong to it, and the engine refuses them.</summary>
    private int NumberEnd(int at)
    {
        var isHexadecimal = Next(at) is 'x' or 'X';
        while (at < _text.Length && (SqlCharacters.ContinuesName(_text[at]) || _text[at] == '.'))
        {
            var isExponent = !isHexadecimal && _text[at] is 'e' or 'E';
            _letters |= _text[at];
            at++;
            if (isExponent && at + 1 < _text.Length && _text[at] is '+' or '-' && SqlCharacters.IsDigit(_text[at + 1]))
            {
                at++;
            }
        }

        return at;
    }

    private int WordEnd(int at)
    {
        var letters = 0;
        while (at < _text.Length && SqlCharacters.ContinuesName(_text[at]))
        {
            letters |= _text[at];
            at++;
        }

        _letters |= letters;
        return at;
    }

    private int DigitsEnd(int at)
    {
        while (at < _text.Length && SqlCharacters.IsDigit(_text[at]))
        {
            at++;
        }

        return at;
    }

    private char Next(int at) => at + 1 < _text.Length ? _text[at + 1] : '\0';

    private int Literal(int at, int end, bool closed)
        => Add(TokenKind.Literal, at, Closed(at, end, closed, FaultKind.UnterminatedString));

    private int Name(int at, int end, bool closed)
        => Add(TokenKind.QuotedName, at, Closed(at, end, closed, FaultKind.UnterminatedIdentifier));

    private int Add(TokenKind kind, int start, int end)
    {
        _tokens.Add(new Token(kind, start, end));
        return end;
    }

    private int Closed(int start, int end, bool closed, FaultKind otherwise)
    {
        if (!closed)
        {
            (_faults ??= []).Add(Excerpt.Fault(otherwise, _text, start, end));
        }

        return end;
    }
}
