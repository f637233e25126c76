using System.Globalization;
using System.Text;

namespace MigrationKit.Compiler.Writing;

/// <summary>
/// A C# UTF-8 literal that is exactly some texts, one behind the other. One literal a chunk: joining 64 with '+' took the
/// compiler twice as long, joining lines six times (docs/decisions/0012-one-literal-a-chunk.md).
/// A raw literal where all characters are ordinary, so that the generated file shows the SQL as it is;
/// an escaped one where a character could be taken for something else.
/// </summary>
internal static class Utf8Literal
{
    private static readonly char[] Unusual =
        Enumerable.Range(0, 0x80).Select(code => (char)code).Where(character => !IsOrdinary(character)).ToArray();

    /// <summary>Texts are taken one by one: joined first, 64 scripts are a string that only a full collection frees.</summary>
    public static void Append(StringBuilder source, IReadOnlyList<string> texts)
    {
        if (texts.All(text => text.Length == 0))
        {
            source.Append("default");
        }
        else if (texts.All(IsOrdinary))
        {
            AppendRaw(source, texts);
        }
        else
        {
            AppendEscaped(source, texts);
        }
    }

    private static void AppendRaw(StringBuilder source, IReadOnlyList<string> texts)
    {
        var quotes = new string('"', Math.Max(3, LongestRunOfQuotes(texts) + 1));
        source.Append(quotes).Append('\n');
        foreach (var text in texts)
        {
            source.Append(text);
        }

        source.Append('\n').Append(quotes).Append("u8");
    }

    private static void AppendEscaped(StringBuilder source, IReadOnlyList<string> texts)
    {
        source.Append('"');
        foreach (var text in texts)
        {
            foreach (var character in text)
            {
                AppendEscaped(source, character);
            }
        }

        source.Append("\"u8");
    }

    private static void AppendEscaped(StringBuilder source, char character)
    {
        if (character is '\n' or '\t')
        {
            source.Append(character == '\n' ? "\\n" : "\\t");
        }
        else if (character is '"' or '\\')
        {
            source.Append('\\').Append(character);
        }
        else if (IsOrdinary(character))
        {
            source.Append(character);
        }
        else
        {
            source.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
        }
    }

    private static bool IsOrdinary(string text)
    {
        // Two searches that run over many characters at once, before one that looks at each.
        if (Encoding.UTF8.GetByteCount(text) == text.Length)
        {
            return text.IndexOfAny(Unusual) < 0;
        }

        foreach (var character in text)
        {
            if (!IsOrdinary(character))
            {
                return false;
            }
        }

        return true;
    }

    // Separators and format characters change how C# reads a line, or how a person does (bidirectional marks).
    private static bool IsOrdinary(char character) =>
        character is (>= ' ' and <= '~') or '\n' or '\t'
        || (character >= '\u00A0' && char.GetUnicodeCategory(character) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse));

    // A run may go on from one text into the next.
    private static int LongestRunOfQuotes(IReadOnlyList<string> texts)
    {
        int longest = 0, run = 0;
        foreach (var text in texts)
        {
            var end = 0;
            for (var quote = text.IndexOf('"'); quote >= 0; quote = text.IndexOf('"', quote + 1))
            {
                run = quote == end ? run + 1 : 1;
                longest = Math.Max(longest, run);
                end = quote + 1;
            }

            run = end == text.Length ? run : 0;
        }

        return longest;
    }
}
