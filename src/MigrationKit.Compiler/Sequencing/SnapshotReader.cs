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
        var lines = text.Split('\n');
        if (!lines[0].StartsWith(SnapshotText.HeaderStart, StringComparison.Ordinal))
        {
            return null;
        }

        var end = Array.IndexOf(lines, SnapshotText.Migrations);
        var stating = lines.Take(end < 0 ? lines.Length : end).Select(SnapshotLine.Read).Where(line => line is not null).Select(line => line!).ToList();
        return new SchemaSnapshot(
            stating.Select(line => line.Text).ToEquatableArray(),
            Tables(stating).ToEquatableArray(),
            (end < 0 ? [] : lines.Skip(end + 1)).Select(Impact).Where(impact => impact is not null).Select(impact => impact!).ToEquatableArray());
    }

    private static IEnumerable<SnapshotTable> Tables(List<SnapshotLine> lines)
    {
        for (var at = 0; at < lines.Count; at++)
        {
            var owner = lines[at];
            if (!owner.IsOwner)
            {
                continue;
            }

            var columns = lines.Skip(at + 1).TakeWhile(line => !line.IsOwner).Where(line => line.Word == "column").Select(line => new SnapshotColumn(
                line.Name,
                line.Text.StartsWith("  column \"", StringComparison.Ordinal),
                ColumnType.Of(line.Definition),
                line.Definition,
                Id(line.BroughtBy.Length == 0 ? owner.BroughtBy : line.BroughtBy),
                Id(line.ChangedBy)));
            yield return new SnapshotTable(owner.Word, owner.Name, Id(owner.BroughtBy), columns.ToEquatableArray());
        }
    }

    private static SnapshotImpact? Impact(string line)
    {
        var fields = line.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        return fields.Length == 2 ? new SnapshotImpact(Id(fields[0]), fields[1]) : null;
    }

    private static string Id(string field) => LockFileText.Unescape(field) ?? field;
}
