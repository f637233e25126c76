namespace MigrationKit.Sqlite.Schema;

/// <summary>The schema's lines from the rows of sqlite_master (docs/formats.md, snapshot version 1). Pure.</summary>
internal static class SchemaLines
{
    public static List<string> Of(IReadOnlyList<StoredObject> objects, string? historyTable)
    {
        var leftOut = LeftOutTables.Among(objects, historyTable);
        var kept = objects.Where(stored => !leftOut.Contains(stored.Table)).OrderBy(stored => stored.Name, StringComparer.Ordinal).ToList();
        var dependents = kept.ToLookup(stored => stored.Table, StringComparer.OrdinalIgnoreCase);
        var lines = new List<string>();
        foreach (var owner in kept.Where(stored => stored.Type is "table" or "view").OrderBy(stored => stored.Type, StringComparer.Ordinal))
        {
            lines.AddRange(owner.Type == "view" ? DependentLines.View(owner)
                : LeftOutTables.IsVirtual(owner) ? DependentLines.VirtualTable(owner)
                : TableLines.Of(owner));
            lines.AddRange(dependents[owner.Name].Where(stored => stored.Type == "index").Select(DependentLines.Index));
            lines.AddRange(dependents[owner.Name].Where(stored => stored.Type == "trigger").SelectMany(DependentLines.Trigger));
        }

        return lines;
    }
}
