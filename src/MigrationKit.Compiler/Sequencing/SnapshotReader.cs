namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// Reads schema.snapshot, version 1. A line that it does not know is left out (a merge marker, say): the next build writes the file
/// anew, and until then the names of all other lines are there.
/// </summary>
internal static class SnapshotReader
{
    /// <summary>Null for a file of another version, or none of ours.</summary>
    public static SchemaSnapshot? Read(string text)
    {
        var lines = Lines(text);
        if (!IsOurs(lines))
        {
            return null;
        }

        var end = EndOfSchema(lines);
        var stating = lines.Take(end).Select(SnapshotLine.Read).Where(line => line is not null).Select(line => line!).ToList();
        return new SchemaSnapshot(
            stating.Select(line => line.Text).ToEquatableArray(),
            Tables(stating).ToEquatableArray(),
            Impacts(lines, end).ToEquatableArray());
    }

    /// <summary>Whether a file is of this version.</summary>
    public static bool IsOurs(string[] lines) => lines[0].StartsWith(SnapshotText.HeaderStart, StringComparison.Ordinal);

    /// <summary>What the migrations do, of a file's lines behind those that state the schema.</summary>
    public static List<SnapshotImpact> Impacts(string[] lines, int end)
    {
        var impacts = new List<SnapshotImpact>();
        for (var at = end + 1; at < lines.Length; at++)
        {
            if (Impact(lines[at]) is { } impact)
            {
                impacts.Add(impact);
            }
        }

        return impacts;
    }

    public static string[] Lines(string text) => text.Replace("\r\n", "\n").Split('\n');

    /// <summary>How many lines there are before those about migrations.</summary>
    public static int EndOfSchema(string[] lines) => Array.IndexOf(lines, SnapshotText.Migrations) is >= 0 and var end ? end : lines.Length;

    private static IEnumerable<SnapshotTable> Tables(List<SnapshotLine> lines)
    {
        for (var at = 0; at < lines.Count; at++)
        {
            var owner = lines[at];
            if (!owner.IsOwner)
            {
                continue;
            }

            var columns = Below(lines, at).Where(line => line.Word == "column").Select(line => new SnapshotColumn(
                line.Name,
                line.Text.StartsWith("  column \"", StringComparison.Ordinal),
                ColumnType.Of(line.Definition),
                line.Definition,
                Id(line.Origin.BroughtBy.Length == 0 ? owner.Origin.BroughtBy : line.Origin.BroughtBy),
                Id(line.Origin.ChangedBy)));
            yield return new SnapshotTable(owner.Word, owner.Name, Id(owner.Origin.BroughtBy), columns.ToEquatableArray());
        }
    }

    private static IEnumerable<SnapshotLine> Below(List<SnapshotLine> lines, int owner)
    {
        for (var at = owner + 1; at < lines.Count && !lines[at].IsOwner; at++)
        {
            yield return lines[at];
        }
    }

    private static SnapshotImpact? Impact(string line)
    {
        var fields = line.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        return fields.Length == 2 ? new SnapshotImpact(Id(fields[0]), fields[1]) : null;
    }

    private static string Id(string field) => LockFileText.Unescape(field) ?? field;
}
