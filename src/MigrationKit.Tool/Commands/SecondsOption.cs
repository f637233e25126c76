using System.CommandLine;
using System.Globalization;

namespace MigrationKit.Tool.Commands;

/// <summary>An option whose value is a number of seconds.</summary>
internal static class SecondsOption
{
    public static Option<double?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "SECONDS",
        CustomParser = result =>
        {
            if (double.TryParse(result.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
                && seconds <= 86_400)
            {
                return seconds;
            }

            result.AddError($"{name} '{result.Tokens[0].Value}' is no number of seconds from 0 to 86400 (a day).");
            return null;
        },
    };
}
