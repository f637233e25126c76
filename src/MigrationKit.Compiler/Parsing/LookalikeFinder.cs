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
                && (seen ??= []).Add(text.Text[at]))
            {
                faults.Add(new Fault(FaultKind.LookalikeCharacter, new TextSpan(at, at + 1), text.TextOf(text.Tokens[token])));
            }
        }
    }

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
