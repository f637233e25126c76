namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// The tables and views of two schemas between which they differ, with all lines of each. One migration changes little of a large
/// schema, and what is the same at both ends need not be read: a thousand migrations would take minutes.
/// </summary>
internal static class SchemaBlocks
{
    public static (IReadOnlyList<string> Before, IReadOnlyList<string> After) Changed(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var shorter = Math.Min(before.Count, after.Count);
        var start = 0;
        while (start < shorter && string.Equals(before[start], after[start], StringComparison.Ordinal))
        {
            start++;
        }

        var end = 0;
        while (end < shorter - start && string.Equals(before[before.Count - 1 - end], after[after.Count - 1 - end], StringComparison.Ordinal))
        {
            end++;
        }

        // Back to where a block begins in both: up to there the lines are the same.
        while (start > 0 && !(Begins(before, start) && Begins(after, start)))
        {
            start--;
        }

        while (end > 0 && !(Begins(before, before.Count - end) && Begins(after, after.Count - end)))
        {
            end--;
        }

        return (Slice(before, start, before.Count - end), Slice(after, start, after.Count - end));
    }

    private static bool Begins(IReadOnlyList<string> lines, int at) => at >= lines.Count || lines[at][0] != ' ';

    private static List<string> Slice(IReadOnlyList<string> lines, int start, int end)
    {
        var slice = new List<string>(Math.Max(0, end - start));
        for (var i = start; i < end; i++)
        {
            slice.Add(lines[i]);
        }

        return slice;
    }
}
