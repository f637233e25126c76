namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// Cuts tokens into statements where the engine's own prepare does: at ';', except inside the body of a trigger
/// or of a PostgreSQL routine written in SQL. Lone semicolons make no statement.
/// </summary>
internal sealed class StatementSplitter(ScannedText text, SqlDialect dialect)
{
    private readonly List<StatementTokens> _statements = [];
    private readonly List<Fault> _faults = [];

    public IReadOnlyList<StatementTokens> Statements => _statements;

    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>Splits the tokens from <paramref name="from"/> up to <paramref name="to"/> (exclusive).</summary>
    public void Split(int from, int to)
    {
        while (from < to)
        {
            if (text.Tokens[from].Kind == TokenKind.Semicolon)
            {
                from++;
                continue;
            }

            var created = CreatedObject.At(text, from, to);
            var end = created switch
            {
                { IsTrigger: true } when dialect == SqlDialect.Sqlite => TriggerEnd(from, to),
                { IsRoutine: true } when dialect == SqlDialect.PostgreSql => RoutineEnd(from, to),
                _ => dialect == SqlDialect.PostgreSql ? BalancedEnd(from, to) : SemicolonAt(from, to),
            };
            var (verb, kind) = StatementVerb.Of(text, from, end, dialect);
            _statements.Add(new StatementTokens(from, end, verb, kind, end < to));
            from = end + 1;
        }
    }

    private int SemicolonAt(int from, int to)
    {
        while (from < to && text.Tokens[from].Kind != TokenKind.Semicolon)
        {
            from++;
        }

        return from;
    }

    /// <summary>
    /// A trigger's body is over at an END straight behind a ';'. Nothing else may be: END of a CASE follows an expression,
    /// and though a column may be named end, no statement of a body can begin with one.
    /// </summary>
    private int TriggerEnd(int from, int to)
    {
        var semicolon = SemicolonAt(from, to);
        if (!HasWord(from, semicolon, "BEGIN"))
        {
            return semicolon;
        }

        while (semicolon + 1 < to)
        {
            if (text.IsWord(semicolon + 1, "END"))
            {
                return SemicolonAt(semicolon + 1, to);
            }

            semicolon = SemicolonAt(semicolon + 1, to);
        }

        return Unterminated(from, to);
    }

    /// <summary>BEGIN ATOMIC … END, in which CASE … END nests; a routine with a quoted body is an ordinary statement.</summary>
    private int RoutineEnd(int from, int to)
    {
        var depth = 0;
        for (var at = from; at < to; at++)
        {
            if (depth == 0)
            {
                if (text.Tokens[at].Kind == TokenKind.Semicolon)
                {
                    return at;
                }

                depth = at + 1 < to && text.IsWord(at, "BEGIN") && text.IsWord(at + 1, "ATOMIC") ? 1 : 0;
            }
            else if (text.IsWord(at, "CASE"))
            {
                depth++;
            }
            else if (text.IsWord(at, "END"))
            {
                depth--;
            }
        }

        return depth == 0 ? to : Unterminated(from, to);
    }

    /// <summary>In PostgreSQL a rule's actions stand in brackets, with semicolons between them.</summary>
    private int BalancedEnd(int from, int to)
    {
        var depth = 0;
        for (var at = from; at < to; at++)
        {
            if (text.Tokens[at].Kind == TokenKind.Semicolon && depth <= 0)
            {
                return at;
            }

            depth += text.IsSymbol(at, '(') ? 1 : text.IsSymbol(at, ')') ? -1 : 0;
        }

        return to;
    }

    private int Unterminated(int from, int to)
    {
        var start = text.Tokens[from].Start;
        _faults.Add(Excerpt.Fault(FaultKind.UnterminatedTrigger, text.Text, start, text.Tokens[to - 1].End));

        // The last ';' belongs to the body that never ends, so the statement has none of its own.
        return to;
    }

    private bool HasWord(int from, int to, string word)
    {
        for (var at = from; at < to; at++)
        {
            if (text.IsWord(at, word))
            {
                return true;
            }
        }

        return false;
    }
}
