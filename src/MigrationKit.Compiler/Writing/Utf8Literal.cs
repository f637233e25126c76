using System.Globalization;
using System.Text;

namespace MigrationKit.Compiler.Writing;

/// <summary>
/// A C# UTF-8 literal that is exactly a text. One literal a chunk: joining 64 with '+' took the compiler twice as long,
/// joining lines six times (docs/decisions/0005-one-raw-literal-a-chunk.md).
/// A raw literal where all characters are ordinary, so that the generated file shows the SQL as it is;
/// an escaped one where a character could be taken for something else.
/// </summary>
internal static class Utf8Literal
{
    public static string Of(string text)
    {
        if (text.Length == 0)
        {
            return "default";
        }

        foreach (var character in text)
        {
            if (!IsOrdinary(character))
            {
                return Escaped(text);
            }
        }

        return Raw(text);
    }

    private static string Raw(string text)
    {
        var quotes = new string('"', Math.Max(3, LongestRunOfQuotes(text) + 1));
        return $"{quotes}\n{text}\n{quotes}u8";
    }

    private static string Escaped(string text)
    {
        var literal = new StringBuilder(text.Length + 16).Append('"');
        foreach (var character in text)
        {
            literal.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                _ when IsOrdinary(character) || char.IsSurrogate(character) => character.ToString(),
                _ => "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture),
            });
        }

        return literal.Append("\"u8").ToString();
    }

    // Separators and format characters change how C# reads a line, or how a person does (bidirectional marks).
    private static bool IsOrdinary(char character) =>
        character is '\n' or '\t' or (>= ' ' and <= '~')
        || (character >= '\u00A0' && char.GetUnicodeCategory(character) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse));

    private static int LongestRunOfQuotes(string text)
    {
        int longest = 0, run = 0;
        foreach (var character in text)
        {
            run = character == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
