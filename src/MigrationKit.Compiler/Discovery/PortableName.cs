using System.Globalization;

namespace MigrationKit.Compiler.Discovery;

/// <summary>Whether every system can have a file of this path, and sees the same name in it.</summary>
internal static class PortableName
{
    private static readonly HashSet<string> Devices = new(
        "CON PRN AUX NUL COM1 COM2 COM3 COM4 COM5 COM6 COM7 COM8 COM9 LPT1 LPT2 LPT3 LPT4 LPT5 LPT6 LPT7 LPT8 LPT9".Split(' '), StringComparer.OrdinalIgnoreCase);

    /// <param name="path">Relative to the set's folder, with '/'.</param>
    /// <returns>What is wrong with it, behind 'the name'; null for nothing.</returns>
    public static string? WhyNot(string path)
    {
        for (var at = 0; at < path.Length; at++)
        {
            if (!IsPlain(path[at]) && OfCharacter(path, at) is { } reason)
            {
                return reason;
            }
        }

        // Each keystroke asks this of every file: without a copy of any part that is in order.
        for (int start = 0, end; start < path.Length; start = end + 1)
        {
            end = path.IndexOf('/', start);
            end = end < 0 ? path.Length : end;
            if (end > start && path[end - 1] is '.' or ' ')
            {
                return $"has a folder '{path.Substring(start, end - start)}' whose last character Windows leaves out";
            }

            if (IsDevice(path, start, end))
            {
                return $"has the part '{path.Substring(start, end - start)}', which Windows keeps for a device";
            }
        }

        return null;
    }

    private static bool IsPlain(char character) => (uint)((character | 0x20) - 'a') <= 'z' - 'a' || character is (>= '0' and <= '9') or '_' or '/' or '.';

    private static bool IsDevice(string path, int start, int end)
    {
        var dot = path.IndexOf('.', start, end - start);
        end = dot < 0 ? end : dot;
        while (end > start && path[end - 1] == ' ')
        {
            end--;
        }

        return end - start is 3 or 4 && Devices.Contains(path.Substring(start, end - start));
    }

    private static string? OfCharacter(string path, int at)
    {
        var character = path[at];
        if ("<>:\"|?*\\".IndexOf(character) >= 0)
        {
            return $"has the character '{character}', which Windows takes in no name";
        }

        if (Composition.Joins(path, at))
        {
            return "has a letter and its accent as two characters (not Unicode's form NFC): other systems may keep them as one, which is another id";
        }

        // Persian words and emoji are joined by two that cannot be seen either.
        return char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            && character is not ('\u200C' or '\u200D')
                ? $"has a character that cannot be seen (U+{((int)character).ToString("X4", CultureInfo.InvariantCulture)})"
                : null;
    }
}
