using System.Globalization;

namespace MigrationKit.Benchmarks.InTurns;

/// <summary>The median of some values, and between which the middle half of them lies: how far the median can be trusted.</summary>
internal static class Spread
{
    public static string Of(IEnumerable<double> values, string format)
    {
        var sorted = values.Order().ToList();
        string At(double share) => Quantile(sorted, share).ToString(format, CultureInfo.InvariantCulture);
        return $"{At(0.5)} ({At(0.25)} to {At(0.75)})";
    }

    // Between two values as far as the share lies between their places, as rounds.py does it.
    private static double Quantile(List<double> sorted, double share)
    {
        var place = share * (sorted.Count - 1);
        var below = (int)place;
        return sorted[below] + ((place - below) * (sorted[Math.Min(below + 1, sorted.Count - 1)] - sorted[below]));
    }
}
