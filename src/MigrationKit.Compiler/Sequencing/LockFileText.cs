using System.Globalization;
using System.Text;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>The words and the escapes of lock files, see docs/formats.md: what the reader and the writer must agree on.</summary>
internal static class LockFileText
{
    public const string HeaderStart = "# migrationkit lock ";
    public const string Version = "2";

    /// <summary>Without the impact; read, and no longer written.</summary>
    public const string VersionWithoutImpact = "1";

    public const string Header =
        HeaderStart + Version + ": the migrations that have shipped. Written by `migrationkit lock`; never edited by hand.";

    public const string Chain = "chain";
    public const string Separator = "  ";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Percent-encodes white space and '%', so that an id is one field.</summary>
    public static string Escape(string id)
    {
        if (!id.Any(NeedsEscape))
        {
            return id;
        }

        var result = new StringBuilder(id.Length + 8);
        foreach (var character in id)
        {
            if (!NeedsEscape(character))
            {
                result.Append(character);
                continue;
            }

            foreach (var unit in Encoding.UTF8.GetBytes([character]))
            {
                result.Append('%').Append(unit.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return result.ToString();
    }

    /// <summary>Undoes <see cref="Escape"/>; null where a '%' is not followed by two hex digits of a UTF-8 text.</summary>
    public static string? Unescape(string field)
    {
        if (field.IndexOf('%') < 0)
        {
            return field;
        }

        var bytes = new List<byte>(field.Length);
        for (var i = 0; i < field.Length;)
        {
            if (field[i] != '%')
            {
                var end = field.IndexOf('%', i);
                end = end < 0 ? field.Length : end;
                bytes.AddRange(Encoding.UTF8.GetBytes(field.Substring(i, end - i)));
                i = end;
                continue;
            }

            if (i + 3 > field.Length || !byte.TryParse(
                field.Substring(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                return null;
            }

            bytes.Add(unit);
            i += 3;
        }

        try
        {
            return StrictUtf8.GetString(bytes.ToArray());
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    public static bool IsHash(string field)
    {
        foreach (var character in field)
        {
            if (character is not ((>= '0' and <= '9') or (>= 'a' and <= 'f')))
            {
                return false;
            }
        }

        return field.Length == 64;
    }

    private static bool NeedsEscape(char character) => character == '%' || char.IsWhiteSpace(character);
}
