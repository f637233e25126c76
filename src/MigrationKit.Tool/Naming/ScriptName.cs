using System.Text;

namespace MigrationKit.Tool.Naming;

/// <summary>Makes what a person calls a migration into a part of a file name that every file system and shell takes.</summary>
internal static class ScriptName
{
    private const int LongestName = 120;

    /// <exception cref="Output.Refusal">Nothing of it can stand in a file name, or it is too long.</exception>
    public static string From(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var rune in name.Trim().EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is '-' || IsMark(rune))
            {
                text.Append(rune);
            }
            else if (text.Length > 0 && text[^1] != '_')
            {
                text.Append('_');
            }
        }

        var made = text.ToString().Trim('_', '-');
        if (made.Length == 0)
        {
            throw Output.Refusal.WrongCall($"'{name}' has no letter and no digit to name a file by. Say what the migration does: migrationkit new add_email");
        }

        if (Encoding.UTF8.GetByteCount(made) > LongestName)
        {
            throw Output.Refusal.WrongCall($"The name is longer than {LongestName} bytes. Keep it short; comments in the file can say the rest.");
        }

        return SetApart(made);
    }

    // Behind '_' these words would say which way the script goes.
    private static string SetApart(string name)
    {
        var last = name.LastIndexOf('_');
        return last > 0 && name[(last + 1)..].ToLowerInvariant() is "up" or "down" ? name[..last] + "-" + name[(last + 1)..] : name;
    }

    // Accents written as their own characters belong to the letter before them.
    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is
        System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
