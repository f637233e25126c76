namespace MigrationKit.Sqlite.Schema;

/// <summary>
/// Reads one clause: from its first keyword to the next clause, comma or closing bracket. Keywords outside brackets come out in
/// upper case, names in canonical quotes, expressions with canonical spaces.
/// </summary>
internal static class ConstraintReader
{
    // The order of a column's clauses in a line.
    private static readonly string[] Ranks = ["PRIMARY", "NOT", "UNIQUE", "DEFAULT", "COLLATE", "CHECK", "GENERATED", "FOREIGN", "REFERENCES", "DEFERRABLE"];

    /// <summary>Null for a clause without effect: NULL, and a name without a clause.</summary>
    public static ConstraintClause? Read(TokenReader tokens)
    {
        var name = "";
        while (tokens.TakeIf("CONSTRAINT"))
        {
            name = SqlText.Escaped(SqlName.Of(tokens.Take()));
        }

        if (EndsElement(tokens.Current))
        {
            return null;
        }

        if (tokens.TakeIf("NULL"))
        {
            SkipConflict(tokens);
            return null;
        }

        if (tokens.TakeIf("GENERATED"))
        {
            tokens.TakeIf("ALWAYS");
        }

        if (tokens.TakeIf("AS"))
        {
            return new ConstraintClause(Rank("GENERATED"), name, Generated(tokens));
        }

        var first = tokens.Current;
        var isNotDeferrable = first.Is("NOT") && tokens.Ahead(1).Is("DEFERRABLE");
        return new ConstraintClause(Rank(isNotDeferrable ? "DEFERRABLE" : first.Text), name, Words(tokens));
    }

    public static bool EndsElement(SqlToken token) => token.Text.Length == 0 || token.IsSymbol(',') || token.IsSymbol(')');

    /// <summary>Whether a clause begins here; <paramref name="before"/> tells SET NULL and SET DEFAULT from clauses.</summary>
    public static bool Begins(TokenReader tokens, SqlToken before)
    {
        var token = tokens.Current;
        return token.Is("CONSTRAINT") || token.Is("PRIMARY") || token.Is("UNIQUE") || token.Is("CHECK") || token.Is("COLLATE")
            || token.Is("REFERENCES") || token.Is("FOREIGN") || token.Is("DEFERRABLE") || token.Is("NOT")
            || (token.Is("GENERATED") && tokens.Ahead(1).Is("ALWAYS"))
            || (token.Is("AS") && tokens.Ahead(1).IsSymbol('('))
            || ((token.Is("NULL") || token.Is("DEFAULT")) && !before.Is("SET"));
    }

    private static string Generated(TokenReader tokens)
    {
        var expression = new List<SqlToken>();
        tokens.TakeTerm(expression);
        var isStored = tokens.Current.Is("STORED");
        while (!EndsElement(tokens.Current) && !Begins(tokens, SqlToken.Nothing))
        {
            tokens.Take();
        }

        return $"GENERATED ALWAYS AS {SqlText.Of(expression)} {(isStored ? "STORED" : "VIRTUAL")}";
    }

    private static string Words(TokenReader tokens)
    {
        var words = new List<SqlToken>();
        var first = tokens.Current;
        var before = SqlToken.Nothing;
        do
        {
            before = TakeWord(tokens, words, before);
        }
        while (!EndsElement(tokens.Current) && !EndsHere(tokens, before, first));
        return SqlText.Of(words);
    }

    /// <summary>Takes what comes, and returns the keyword that it was; a name, a value or a bracket is none, whatever it is called.</summary>
    private static SqlToken TakeWord(TokenReader tokens, List<SqlToken> words, SqlToken before)
    {
        if (before.Is("REFERENCES") || before.Is("COLLATE") || before.Is("MATCH"))
        {
            words.Add(new SqlToken(SqlTokenKind.QuotedName, Quoted(tokens.Take())));
            return SqlToken.Nothing;
        }

        if (tokens.Current.IsSymbol('('))
        {
            tokens.TakeTerm(words);
            return SqlToken.Nothing;
        }

        if (before.Is("DEFAULT"))
        {
            TakeValue(tokens, words);
            return SqlToken.Nothing;
        }

        var token = tokens.Take();
        words.Add(Upper(token));
        return token.Is("DEFAULT") && before.Is("SET") ? SqlToken.Nothing : token;
    }

    // NOT belongs to NULL and to DEFERRABLE; a FOREIGN KEY goes on with REFERENCES and DEFERRABLE.
    private static bool EndsHere(TokenReader tokens, SqlToken before, SqlToken first)
    {
        if (before.Is("NOT") || before.Is("DEFAULT"))
        {
            return false;
        }

        var isDeferral = tokens.Current.Is("DEFERRABLE") || (tokens.Current.Is("NOT") && tokens.Ahead(1).Is("DEFERRABLE"));
        var continues = first.Is("FOREIGN")
            ? isDeferral || tokens.Current.Is("REFERENCES")
            : isDeferral && first.Is("REFERENCES");
        return !continues && Begins(tokens, before);
    }

    private static void TakeValue(TokenReader tokens, List<SqlToken> words)
    {
        if (tokens.Current.IsSymbol('-') || tokens.Current.IsSymbol('+'))
        {
            words.Add(tokens.Take());
        }

        words.Add(tokens.Take());
    }

    private static void SkipConflict(TokenReader tokens)
    {
        if (tokens.TakeIf("ON"))
        {
            tokens.Take();
            tokens.Take();
        }
    }

    private static SqlToken Upper(SqlToken token) =>
        token.Kind == SqlTokenKind.Word ? token with { Text = token.Text.ToUpperInvariant() } : token;

    private static string Quoted(SqlToken token) => $"\"{SqlName.Unquoted(token).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static int Rank(string keyword)
    {
        var rank = Array.FindIndex(Ranks, candidate => candidate.Equals(keyword, StringComparison.OrdinalIgnoreCase));
        return rank < 0 ? Ranks.Length : rank;
    }
}
