namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// The longest rising part of a permutation, in n log n: what kept its order. The rest is the fewest that moved, so that one moved
/// migration is one difference and not one for each that it jumped over. Of two that changed places the first stays, so that
/// the other counts as moved back.
/// </summary>
internal static class LongestRise
{
    /// <returns>For each value whether it belongs to the rise.</returns>
    public static bool[] Of(int[] values)
    {
        var isPart = new bool[values.Length];
        var next = new int[values.Length];
        var starts = new int[values.Length];
        var length = 0;
        for (var i = values.Length - 1; i >= 0; i--)
        {
            int low = 0, high = length;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (values[starts[middle]] > values[i])
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            next[i] = low == 0 ? -1 : starts[low - 1];
            starts[low] = i;
            length = Math.Max(length, low + 1);
        }

        for (var i = length == 0 ? -1 : starts[length - 1]; i >= 0; i = next[i])
        {
            isPart[i] = true;
        }

        return isPart;
    }
}
