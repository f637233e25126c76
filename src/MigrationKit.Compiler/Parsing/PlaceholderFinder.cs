namespace MigrationKit.Compiler.Parsing;

/// <summary>
/// Text that another tool would have replaced: ${name}, {{name}}, $(name), #{name}, %NAME%. Executed as it stands it is an error
/// in SQL, and wrong data in a string. In quotes only the first three count, and not in JSON or in text of several lines,
/// which is data with braces of its own. Comments do not count. Each placeholder is reported once.
/// </summary>
internal static class PlaceholderFinder
{
    private static readonly (string Open, string Close, bool AlsoQuoted)[] Forms =
        [("${", "}", true), ("{{", "}}", true), ("$(", ")", true), ("#{", "}", false), ("%", "%", false)];

    private static readonly char[] Signs = ['$', '{', '%'];

    public static void Find(ScannedText text, List<Fault> faults)
    {
        // What each form has, and nearly no script.
        if (text.Text.IndexOfAny(Signs) < 0)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var quoted = new QuotedToken(-1, false);
        foreach (var (open, close, alsoQuoted) in Forms)
        {
            var at = -1;
            while ((at = text.Text.IndexOf(open, at + 1, StringComparison.Ordinal)) >= 0)
            {
                var end = End(text.Text, at, open, close);
                if (end > 0 && Counts(text, at, end, alsoQuoted, ref quoted) && seen.Add(text.Text.Substring(at, end - at)))
                {
                    faults.Add(new Fault(FaultKind.PlaceholderLikeText, new TextSpan(at, end), text.Text.Substring(at, end - at)));
                }
            }
        }
    }

    private static int End(string text, int at, string open, string close)
    {
        var isPercent = open == "%";
        var name = at + open.Length;
        var end = name;
        while (!isPercent && end < text.Length && text[end] == ' ')
        {
            end++;
        }

        name = end;
        while (end < text.Length && (isPercent ? IsUpperName(text[end]) : IsName(text[end])))
        {
            end++;
        }

        var length = end - name;
        while (!isPercent && end < text.Length && text[end] == ' ')
        {
            end++;
        }

        var startsAsName = length > 0 && !SqlCharacters.IsDigit(text[name]) && text[name] is not ('-' or '.' or ':');
        return startsAsName && length > (isPercent ? 1 : 0) && string.CompareOrdinal(text, end, close, 0, close.Length) == 0
            ? end + close.Length
            : 0;
    }

    private static bool Counts(ScannedText text, int at, int end, bool alsoQuoted, ref QuotedToken quoted)
    {
        var index = text.FirstTokenAt(at + 1) - 1;
        if (index < 0 || text.Tokens[index].End <= at)
        {
            return false;
        }

        var token = text.Tokens[index];
        if (token.Kind is not (TokenKind.Literal or TokenKind.QuotedName))
        {
            return text.Text[at] != '%' || StandsAlone(text.Text, at, end);
        }

        if (alsoQuoted && quoted.Index != index)
        {
            quoted = new QuotedToken(index, IsDataWithBraces(text.Text, token));
        }

        return alsoQuoted && !quoted.IsData;
    }

    /// <summary>'a %LEN% b' is two modulos; nobody writes it with gaps outside and none inside.</summary>
    private static bool StandsAlone(string text, int at, int end)
        => (at == 0 || SqlCharacters.IsSpace(text[at - 1]) || "(,.".IndexOf(text[at - 1]) >= 0)
            && (end == text.Length || SqlCharacters.IsSpace(text[end]) || "),.;(".IndexOf(text[end]) >= 0);

    private static bool IsDataWithBraces(string text, Token token)
    {
        if (text.IndexOf('\n', token.Start, token.Length) >= 0 && text[token.Start] != '$')
        {
            return true;
        }

        var at = token.Start + 1;
        while (at < token.End && SqlCharacters.IsSpace(text[at]))
        {
            at++;
        }

        if (at + 1 >= token.End)
        {
            return false;
        }

        return text[at] == '[' || (text[at] == '{' && text[at + 1] is '"' or ' ' or '}' or '\'');
    }

    private static bool IsName(char c) => SqlCharacters.StartsName(c) || SqlCharacters.IsDigit(c) || c is '.' or '-' or ':';

    private static bool IsUpperName(char c) => c is >= 'A' and <= 'Z' or '_' || SqlCharacters.IsDigit(c);

    /// <summary>The last token that was looked at: a text of a megabyte with a placeholder a word is searched for line ends once.</summary>
    private readonly record struct QuotedToken(int Index, bool IsData);
}
