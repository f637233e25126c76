namespace MigrationKit.Compiler.Parsing.Hazards;

/// <summary>A place among the tokens of a statement, moved by what is expected there.</summary>
internal sealed class TokenCursor(ScannedText text, int at, int end)
{
    public ScannedText Text => text;

    public int At { get; set; } = at;

    public int End => end;

    public bool IsAtEnd => At >= end;

    public bool Is(string word) => At < end && text.IsWord(At, word);

    public bool Is(char symbol) => At < end && text.IsSymbol(At, symbol);

    public bool Take(string word)
    {
        var isThere = Is(word);
        At += isThere ? 1 : 0;
        return isThere;
    }

    public bool Take(string first, string second)
    {
        var isThere = Is(first) && At + 1 < end && text.IsWord(At + 1, second);
        At += isThere ? 2 : 0;
        return isThere;
    }

    public bool Take(char symbol)
    {
        var isThere = Is(symbol);
        At += isThere ? 1 : 0;
        return isThere;
    }

    /// <summary>A name, behind its schema if it has one; empty at the statement's end.</summary>
    public string TakeName()
    {
        if (At + 2 < end && text.IsSymbol(At + 1, '.'))
        {
            At += 2;
        }

        return At < end ? SqlName.Written(text, text.Tokens[At++]) : "";
    }

    /// <summary>Past one token, or past everything in the brackets that begin here.</summary>
    public void Skip()
    {
        var depth = 0;
        do
        {
            depth += Is('(') ? 1 : Is(')') ? -1 : 0;
            At++;
        }
        while (depth > 0 && At < end);
    }

    /// <summary>The names at the top of a list in brackets, each the first token of its entry; nothing where no bracket begins.</summary>
    public List<string> TakeNames()
    {
        var names = new List<string>();
        if (!Take('('))
        {
            return names;
        }

        while (!IsAtEnd && !Is(')'))
        {
            names.Add(SqlName.Written(text, text.Tokens[At]));
            while (!IsAtEnd && !Is(',') && !Is(')'))
            {
                Skip();
            }

            Take(',');
        }

        Take(')');
        return names;
    }

    public TextSpan SpanOf(int first, int behind) => new(text.Tokens[first].Start, text.Tokens[behind - 1].End);
}
