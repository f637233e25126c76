namespace MigrationKit.Compiler.Discovery.Naming;

/// <summary>
/// A date cut by '-' or '_', alone or with a time: '2024-01-31-120000_x', '2024_01_31_120000_x', '20240131_120000_x',
/// '2024-01-31_x'. It is one number (20240131120000), as if it had been written without the cuts. A counter behind it
/// ('2024-01-31-120000-0001_x') is a second part.
/// </summary>
internal static class DatedStyle
{
    public static MigrationFileName? Read(ScriptPath path) => Read(path.Name, path.Direction);

    public static MigrationFileName? Read(string name, ScriptDirection direction)
    {
        var date = Date(name, out var end);
        if (date is null)
        {
            return null;
        }

        var parts = new List<string> { date };
        var digits = VersionScanner.SkipDigits(name, end + 1);
        if (date.Length == 14 && end < name.Length && name[end] == '-' && digits - end - 1 == 4)
        {
            parts.Add(name.Substring(end + 1, 4));
            end = digits;
        }

        return VersionScanner.Description(name, end) is { } description
            ? new MigrationFileName(name, new MigrationVersion(parts), description, direction, MigrationKind.Versioned, "")
            : null;
    }

    private static string? Date(string name, out int end)
    {
        end = VersionScanner.SkipDigits(name, 0);
        var isCut = end == 4 && name.Length > 4 && name[4] is '-' or '_'
            && VersionScanner.SkipDigits(name, 5) == 7 && name.Length > 7 && name[7] == name[4]
            && VersionScanner.SkipDigits(name, 8) == 10;
        if (isCut)
        {
            end = 10;
        }
        else if (end != 8)
        {
            return null;
        }

        var date = isCut ? name.Substring(0, 4) + name.Substring(5, 2) + name.Substring(8, 2) : name.Substring(0, 8);
        if (!IsDate(date))
        {
            return null;
        }

        var timeEnd = VersionScanner.SkipDigits(name, end + 1);
        if (end < name.Length && name[end] is '-' or '_' or 'T' && timeEnd - end - 1 == 6 && IsTime(name, end + 1)
            && VersionScanner.Description(name, timeEnd) is not null)
        {
            date += name.Substring(end + 1, 6);
            end = timeEnd;
        }

        // An uncut date without time is an ordinary number.
        return isCut || date.Length > 8 ? date : null;
    }

    private static bool IsDate(string digits) =>
        digits[0] is '1' or '2' && Pair(digits, 4) is >= 1 and <= 12 && Pair(digits, 6) is >= 1 and <= 31;

    private static bool IsTime(string text, int start) =>
        Pair(text, start) < 24 && Pair(text, start + 2) < 60 && Pair(text, start + 4) < 60;

    private static int Pair(string digits, int index) => ((digits[index] - '0') * 10) + digits[index + 1] - '0';
}
