namespace MigrationKit.Compiler.Discovery.Naming;

/// <summary>The digits at the start of a name. Only '0' to '9' count: other scripts' digits have no agreed order.</summary>
internal static class VersionScanner
{
    public static bool IsDigit(string text, int index) => index < text.Length && text[index] is >= '0' and <= '9';

    public static int SkipDigits(string text, int index)
    {
        while (IsDigit(text, index))
        {
            index++;
        }

        return index;
    }

    /// <summary>
    /// Numbers joined by the given characters: '1', '1.2.3'. A joiner counts only between digits, and a number only if no
    /// letter follows it at once, so that '1.2fa' is version 1 and a description.
    /// </summary>
    /// <returns>Where the version ends, or <paramref name="start"/> where there is none.</returns>
    public static int Numbers(string text, int start, string joiners, List<string> parts)
    {
        var position = start;
        while (true)
        {
            var end = SkipDigits(text, position);
            if (end == position || (end < text.Length && char.IsLetterOrDigit(text[end])))
            {
                return parts.Count == 0 ? start : position - 1;
            }

            parts.Add(text.Substring(position, end - position));
            if (end >= text.Length || joiners.IndexOf(text[end]) < 0 || !IsDigit(text, end + 1))
            {
                return end;
            }

            position = end + 1;
        }
    }

    /// <summary>What follows a version: nothing, or a separator and a description; null where the version runs into a word.</summary>
    public static string? Description(string text, int end)
    {
        if (end == text.Length)
        {
            return "";
        }

        return text[end] is '_' or '-' or '.' or ' ' ? text.Substring(end).Trim('_', '-', '.', ' ') : null;
    }
}
