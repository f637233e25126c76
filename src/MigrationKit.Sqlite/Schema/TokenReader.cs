namespace MigrationKit.Sqlite.Schema;

/// <summary>A place in a list of tokens. Reading behind the end gives an empty symbol, so that nothing needs to ask first.</summary>
internal sealed class TokenReader(List<SqlToken> tokens)
{
    public int At { get; private set; }

    public bool IsAtEnd => At >= tokens.Count;

    public SqlToken Current => Ahead(0);

    public SqlToken Ahead(int count) => At + count < tokens.Count ? tokens[At + count] : SqlToken.Nothing;

    public SqlToken Take()
    {
        var token = Current;
        At++;
        return token;
    }

    public bool TakeIf(string keyword)
    {
        var isThere = Current.Is(keyword);
        At += isThere ? 1 : 0;
        return isThere;
    }

    /// <summary>The token here, or the whole bracket that begins here.</summary>
    public void TakeTerm(List<SqlToken> into)
    {
        var depth = 0;
        do
        {
            var token = Take();
            depth += token.IsSymbol('(') ? 1 : token.IsSymbol(')') ? -1 : 0;
            into.Add(token);
        }
        while (depth > 0 && !IsAtEnd);
    }

    public List<SqlToken> TakeRest()
    {
        var rest = tokens.GetRange(Math.Min(At, tokens.Count), Math.Max(0, tokens.Count - At));
        At = tokens.Count;
        return rest;
    }

    /// <summary>Steps over CREATE, what stands before the object's kind, the kind, IF NOT EXISTS and the schema, to the name; takes it.</summary>
    public SqlToken TakeHeadAndName(string kind)
    {
        while (!IsAtEnd && !TakeIf(kind))
        {
            At++;
        }

        if (Current.Is("IF") && Ahead(1).Is("NOT"))
        {
            At += 3;
        }

        At += Ahead(1).IsSymbol('.') ? 2 : 0;
        return Take();
    }
}
