namespace MigrationKit.Compiler.Parsing;

/// <summary>Where quoted text that begins at a position ends. Unclosed text runs to the end of the input, as it does for the engine.</summary>
internal static class LiteralEnd
{
    /// <summary>Text in which a doubled quote stands for one. <paramref name="open"/> is the place of the opening quote.</summary>
    public static int Quoted(string text, int open, char quote, out bool closed)
    {
        var at = open + 1;
        while ((at = IndexOf(text, quote, at)) >= 0)
        {
            if (at + 1 < text.Length && text[at + 1] == quote)
            {
                at += 2;
                continue;
            }

            closed = true;
            return at + 1;
        }

        closed = false;
        return text.Length;
    }

    /// <summary>Text that ends at the very next <paramref name="close"/>: [name] and x'00'.</summary>
    public static int Plain(string text, int open, char close, out bool closed)
    {
        var at = IndexOf(text, close, open + 1);
        closed = at >= 0;
        return closed ? at + 1 : text.Length;
    }

    /// <summary>
    /// PostgreSQL's E'…': a backslash takes the next character with it. A literal that goes on behind a line break ('a'⏎'b'), also
    /// one that ends a comment, is one literal, and its later parts have backslashes too.
    /// </summary>
    public static int Escaped(string text, int open, out bool closed)
    {
        for (var at = open + 1; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == '\'')
            {
                if (at + 1 < text.Length && text[at + 1] == '\'')
                {
                    at++;
                }
                else if (ContinuationOf(text, at + 1) is var next && next < 0)
                {
                    closed = true;
                    return at + 1;
                }
                else
                {
                    at = next;
                }
            }
        }

        closed = false;
        return text.Length;
    }

    /// <summary>PostgreSQL's $tag$ … $tag$; 0 where no dollar quote begins.</summary>
    public static int DollarQuoted(string text, int open, out bool closed)
    {
        closed = true;
        var at = open + 1;
        if (at < text.Length && SqlCharacters.StartsName(text[at]))
        {
            while (at < text.Length && text[at] != '$' && SqlCharacters.ContinuesName(text[at]))
            {
                at++;
            }
        }

        if (at >= text.Length || text[at] != '$')
        {
            return 0;
        }

        var tag = text.Substring(open, at + 1 - open);
        var end = text.IndexOf(tag, at + 1, StringComparison.Ordinal);
        closed = end >= 0;
        return closed ? end + tag.Length : text.Length;
    }

    public static int BlockComment(string text, int open, bool nests, out bool closed)
    {
        var depth = 1;
        for (var at = open + 2; at + 1 < text.Length; at++)
        {
            if (text[at] == '*' && text[at + 1] == '/')
            {
                at++;
                if (--depth == 0)
                {
                    closed = true;
                    return at + 1;
                }
            }
            else if (nests && text[at] == '/' && text[at + 1] == '*')
            {
                at++;
                depth++;
            }
        }

        closed = false;
        return text.Length;
    }

    private static int ContinuationOf(string text, int at)
    {
        var brokeLine = false;
        for (; at < text.Length; at++)
        {
            var isComment = string.CompareOrdinal(text, at, "--", 0, 2) == 0;
            at = isComment ? text.IndexOf('\n', at) : at;
            if (at < 0 || !SqlCharacters.ContinuesSpace(text[at]))
            {
                break;
            }

            brokeLine |= text[at] == '\n';
        }

        return brokeLine && at >= 0 && at < text.Length && text[at] == '\'' ? at : -1;
    }

    private static int IndexOf(string text, char c, int from) => from < text.Length ? text.IndexOf(c, from) : -1;
}
