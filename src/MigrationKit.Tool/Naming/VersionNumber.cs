using System.Globalization;
using System.Text.RegularExpressions;

namespace MigrationKit.Tool.Naming;

/// <summary>The number of the migration after a given one, written as that one is written.</summary>
internal static partial class VersionNumber
{
    // A number that can be read as a moment is one: no counter looks like a date by chance.
    private static readonly (string Form, TimeSpan Step)[] Moments =
    [
        ("yyyyMMddHHmmssfff", TimeSpan.FromMilliseconds(1)),
        ("yyyyMMddHHmmss", TimeSpan.FromSeconds(1)),
        ("yyyyMMddHHmm", TimeSpan.FromMinutes(1)),
        ("yyyyMMdd", TimeSpan.FromDays(1)),
        ("yyyy-MM-dd-HHmmss", TimeSpan.FromSeconds(1)),
        ("yyyy_MM_dd_HHmmss", TimeSpan.FromSeconds(1)),
        ("yyyyMMdd_HHmmss", TimeSpan.FromSeconds(1)),
        ("yyyyMMdd-HHmmss", TimeSpan.FromSeconds(1)),
        ("yyyyMMdd'T'HHmmss", TimeSpan.FromSeconds(1)),
        ("yyyy-MM-dd", TimeSpan.FromDays(1)),
        ("yyyy_MM_dd", TimeSpan.FromDays(1)),
    ];

    public static string After(string number, DateTimeOffset now)
    {
        foreach (var (form, step) in Moments)
        {
            if (DateTime.TryParseExact(number, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var last)
                && last.Year is >= 1970 and < 9999)
            {
                // Two in one second, or a clock that is behind the last author's: still after the last.
                var next = now.UtcDateTime - last < step ? last + step : now.UtcDateTime;
                return next.ToString(form, CultureInfo.InvariantCulture);
            }
        }

        var seconds = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return IsUnixTime(number, now) && string.CompareOrdinal(seconds, number) > 0
            ? seconds
            : LastDigits().Replace(number, PlusOne);
    }

    // Ten digits up to a year from now; a counter does not come that far.
    private static bool IsUnixTime(string number, DateTimeOffset now) =>
        number.Length == 10
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds < now.AddYears(1).ToUnixTimeSeconds();

    // Digit by digit: no length overflows, and the width stays ('0009' -> '0010').
    private static string PlusOne(Match match)
    {
        var digits = match.Value.ToCharArray();
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            if (digits[i] != '9')
            {
                digits[i]++;
                return new string(digits);
            }

            digits[i] = '0';
        }

        return "1" + new string(digits);
    }

    [GeneratedRegex("[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex LastDigits();
}
