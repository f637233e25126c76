namespace MigrationKit.Sqlite.Schema;

/// <summary>The schema's lines from the rows of sqlite_master (docs/formats.md, snapshot version 1). Pure.</summary>
internal static class SchemaLines
{
    public static List<string> Of(IReadOnlyList<StoredObject> objects, string? historyTable, Dictionary<StoredObject, string[]>? known)
    {
        var leftOut = LeftOutTables.Among(objects, historyTable);
        var kept = objects.Where(stored => !leftOut.Contains(stored.Table)).OrderBy(stored => stored.Name, StringComparer.Ordinal).ToList();
        var dependents = kept.ToLookup(stored => stored.Table, StringComparer.OrdinalIgnoreCase);
        var lines = new List<string>();
        foreach (var owner in kept.Where(stored => stored.Type is "table" or "view").OrderBy(stored => stored.Type, StringComparer.Ordinal))
        {
            lines.AddRange(Of(owner, known));
            lines.AddRange(dependents[owner.Name].Where(stored => stored.Type == "index").SelectMany(stored => Of(stored, known)));
            lines.AddRange(dependents[owner.Name].Where(stored => stored.Type == "trigger").SelectMany(stored => Of(stored, known)));
        }

        return lines;
    }

    private static string[] Of(StoredObject stored, Dictionary<StoredObject, string[]>? known)
    {
        if (known is not null && known.TryGetValue(stored, out var lines))
        {
            return lines;
        }

        lines = stored.Type switch
        {
            "index" => [DependentLines.Index(stored)],
            "trigger" => [.. DependentLines.Trigger(stored)],
            "view" => [.. DependentLines.View(stored)],
            _ when LeftOutTables.IsVirtual(stored) => [.. DependentLines.VirtualTable(stored)],
            _ => [.. TableLines.Of(stored)],
        };
        known?.Add(stored, lines);
        return lines;
    }
}
