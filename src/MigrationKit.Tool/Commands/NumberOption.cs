using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace MigrationKit.Tool.Commands;

/// <summary>An option whose value is a whole number.</summary>
internal static class NumberOption
{
    public static Option<T?> Create<T>(string name, T least, string description)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T> => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            if (T.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least)
            {
                return number;
            }

            result.AddError(FormattableString.Invariant($"{name} '{result.Tokens[0].Value}' is no whole number from {least} to {T.MaxValue}."));
            return null;
        },
    };
}
