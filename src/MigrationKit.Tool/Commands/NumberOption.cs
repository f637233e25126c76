using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace MigrationKit.Tool.Commands;

/// <summary>An option whose value is a whole number, written as every language writes it.</summary>
internal static class NumberOption
{
    public static Option<T?> Create<T>(string name, T least, string description) where T : struct, IBinaryInteger<T>, IMinMaxValue<T> => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            var given = result.Tokens[0].Value;
            if (T.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least)
            {
                return number;
            }

            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} '{given}' is no whole number from {least} to {T.MaxValue}."));
            return null;
        },
    };
}
