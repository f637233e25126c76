namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// Characters that look like SQL's own and are letters to the engine: spaces that do not break, curly quotes, dashes. They come with text from web pages
/// and word processors. In quotes and comments they are what they are. Each is reported once a file.
/// </summary>
internal static class LookalikeFinder
{
    public const string Spaces = "\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u200B\u2028\u2029\u202F\u205F\u2060\u3000\uFEFF";
    public const string Quotes = "\u2018\u2019\u201A\u201C\u201D\u201E\u00B4";
    public const string Dashes = "\u2010\u2011\u2012\u2013\u2014\u2212";
    private const string Wide = "\uFF08\uFF09\uFF0C\uFF1B\uFF1D";
    private const char WideOpen = '\uFF08';
    private const char WideClose = '\uFF09';

    // No name is as long, and to look for each bracket's other one in a word of a megabyte takes minutes.
    private const int LongestName = 200;

    private const string All = Spaces + Quotes + Dashes + Wide;

    public static void Find(ScannedText text, List<Fault> faults)
    {
        if (!text.HasLettersBeyondAscii)
        {
            return;
        }

        HashSet<char>? seen = null;
        for (var at = Next(text.Text, 0); at >= 0; at = Next(text.Text, at + 1))
        {
            var token = text.FirstTokenAt(at + 1) - 1;
            if (token >= 0 && text.Tokens[token].End > at && text.Tokens[token].Kind is TokenKind.Word or TokenKind.Number or TokenKind.Parameter
                && !IsOfName(text.Text, text.Tokens[token], at)
                && (seen ??= []).Add(text.Text[at]))
            {
                faults.Add(new Fault(FaultKind.LookalikeCharacter, new TextSpan(at, at + 1), text.TextOf(text.Tokens[token])));
            }
        }
    }

    /// <summary>
    /// Chinese and Japanese names have wide brackets ('数量（個）'): both in one word, and only letters of their kind around them. What begins or goes on in
    /// plain letters ('VALUES（1）', '数量（個）INTEGER') was meant for brackets of SQL.
    /// </summary>
    private static bool IsOfName(string text, Token word, int at)
    {
        if (text[at] is not (WideOpen or WideClose) || word.Length > LongestName)
        {
            return false;
        }

        var open = text[at] == WideOpen ? at : text.LastIndexOf(WideOpen, at, at - word.Start + 1);
        var close = open < 0 ? -1 : text.IndexOf(WideClose, open, word.End - open);
        return close >= at && open > word.Start && IsWide(text[open - 1]) && (close + 1 == word.End || IsWide(text[close + 1]) || text[close + 1] == '_');
    }

    private static bool IsWide(char c) => c > '\u007F' && Spaces.IndexOf(c) < 0;

    // Hardly a script has a character beyond ASCII, and the framework's search for many at once is code that is compiled at run time.
    private static int Next(string text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            if (text[at] > '\u007F' && All.IndexOf(text[at]) >= 0)
            {
                return at;
            }
        }

        return -1;
    }
}
