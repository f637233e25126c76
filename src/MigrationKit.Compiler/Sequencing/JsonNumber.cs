using System.Globalization;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>A number of a JSON file as it is written, so that none is rounded.</summary>
internal sealed record JsonNumber(string Text)
{
    /// <summary>Null where it is not a whole number of 64 bits.</summary>
    public long? Whole =>
        long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
