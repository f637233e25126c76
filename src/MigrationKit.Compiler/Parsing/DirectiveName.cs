namespace MigrationKit.Compiler.Parsing;

/// <summary>The names that '-- migration:' may be followed by.</summary>
internal static class DirectiveName
{
    public const string Allow = "allow";
    public const string Down = "down";
    public const string Ensure = "ensure";
    public const string Only = "only";
    public const string Repeatable = "repeatable";
    public const string Require = "require";
    public const string Step = "step";
    public const string Timeout = "timeout";
    public const string Transaction = "transaction";

    private const int Longest = 20;

    public static IReadOnlyList<string> All { get; } =
        [Allow, Down, Ensure, Only, Repeatable, Require, Step, Timeout, Transaction];

    /// <summary>The known name that a mistyped one is at most two letters away from, or null.</summary>
    public static string? Nearest(string name)
    {
        // Nothing that long is near, and to compare it would take its length in memory.
        if (name.Length > Longest)
        {
            return null;
        }

        var nearest = All.OrderBy(known => Distance(name, known)).First();

        // Two slips in a name of four letters would make everything near.
        return Distance(name, nearest) <= Math.Min(2, nearest.Length / 2) ? nearest : null;
    }

    /// <summary>Letters inserted, dropped, replaced or swapped with their neighbour, in any case.</summary>
    private static int Distance(string left, string right)
    {
        left = left.ToLowerInvariant();
        var costs = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                costs[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(
                    Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1,
                    costs[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    costs[i, j] = Math.Min(costs[i, j], costs[i - 2, j - 2] + 1);
                }
            }
        }

        return costs[left.Length, right.Length];
    }
}
