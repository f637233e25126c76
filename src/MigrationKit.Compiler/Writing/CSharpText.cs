using System.Globalization;
using System.Text;

namespace MigrationKit.Compiler.Writing;

/// <summary>The user's text inside generated C#: file names and comments may hold anything, and must not end a line or a string.</summary>
internal static class CSharpText
{
    /// <summary>A string literal that is exactly the text.</summary>
    public static string Literal(string text)
    {
        if (IsPlain(text, '"', '\\', '"'))
        {
            return "\"" + text + "\"";
        }

        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            if (character is '"' or '\\')
            {
                literal.Append('\\').Append(character);
            }
            else if (IsPlain(character))
            {
                literal.Append(character);
            }
            else
            {
                literal.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        return literal.Append('"').ToString();
    }

    /// <summary>The text in an XML doc comment of one line: escaped, anything that could end the line replaced by a space.</summary>
    public static string Xml(string text)
    {
        if (IsPlain(text, '&', '<', '>'))
        {
            return text;
        }

        var xml = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            xml.Append(character switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                _ => IsPlain(character) ? character.ToString() : " ",
            });
        }

        return xml.ToString();
    }

    /// <summary>Nothing in it has to be written otherwise, as in nearly every text.</summary>
    private static bool IsPlain(string text, char escaped, char alsoEscaped, char escapedToo)
    {
        foreach (var character in text)
        {
            if (character == escaped || character == alsoEscaped || character == escapedToo || !IsPlain(character))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPlain(char character) => character is >= ' ' and <= '~' || char.GetUnicodeCategory(character) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
