using System.CommandLine;
using System.Globalization;

namespace MigrationKit.Tool.Commands;

/// <summary>An option whose value is a number of seconds.</summary>
internal static class SecondsOption
{
    private const double Day = 86_400;

    /// <param name="name">With its dashes.</param>
    /// <param name="least">The shortest time that means something.</param>
    /// <param name="description">For the help.</param>
    public static Option<TimeSpan?> Create(string name, TimeSpan least, string description) => new(name)
    {
        Description = description,
        HelpName = "SECONDS",
        CustomParser = result =>
        {
            var given = result.Tokens[0].Value;
            if (double.TryParse(given, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
                && seconds >= least.TotalSeconds && seconds <= Day)
            {
                return TimeSpan.FromSeconds(seconds);
            }

            result.AddError(FormattableString.Invariant($"{name} '{given}' is no number of seconds from {least.TotalSeconds} to {Day} (a day)."));
            return null;
        },
    };
}
