using System.CommandLine;
using System.Globalization;

namespace MigrationKit.Tool.Commands;

/// <summary>An option whose value is a number of seconds.</summary>
internal static class SecondsOption
{
    public static Option<double?> Create(string name, string description) => Create(name, description, "from 0", _ => true);

    public static Option<double?> CreateAboveZero(string name, string description) =>
        Create(name, description, "above 0", seconds => TimeSpan.FromSeconds(seconds) > TimeSpan.Zero);

    private static Option<double?> Create(string name, string description, string range, Func<double, bool> isInRange) => new(name)
    {
        Description = description,
        HelpName = "SECONDS",
        CustomParser = result =>
        {
            if (double.TryParse(result.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
                && seconds <= 86_400
                && isInRange(seconds))
            {
                return seconds;
            }

            result.AddError($"{name} '{result.Tokens[0].Value}' is no number of seconds {range} to 86400 (a day).");
            return null;
        },
    };
}
