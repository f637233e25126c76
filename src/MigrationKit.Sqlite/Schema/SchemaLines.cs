namespace MigrationKit.Sqlite.Schema;

/// <summary>The schema's lines from the rows of sqlite_master (docs/formats.md, snapshot version 1). Pure.</summary>
internal static class SchemaLines
{
    public static List<string> Of(IReadOnlyList<StoredObject> objects)
    {
        var leftOut = LeftOutTables.Among(objects);
        var kept = objects.Where(stored => !leftOut.Contains(stored.Table)).OrderBy(stored => stored.Name, StringComparer.Ordinal).ToList();
        var dependents = kept.ToLookup(stored => stored.Table, StringComparer.OrdinalIgnoreCase);
        var lines = new List<string>();
        foreach (var owner in kept.Where(stored => stored.Type is "table" or "view").OrderBy(stored => stored.Type, StringComparer.Ordinal))
        {
            AddBlock(lines, owner, dependents[owner.Name]);
        }

        return lines;
    }

    /// <summary>Adds the lines of a table or view, and of what belongs to it.</summary>
    /// <param name="lines">Where to put them.</param>
    /// <param name="owner">The table or view.</param>
    /// <param name="dependents">All rows with its name as their table, in order of name.</param>
    public static void AddBlock(List<string> lines, StoredObject owner, IEnumerable<StoredObject> dependents)
    {
        lines.AddRange(Of(owner));
        foreach (var type in (string[])["index", "trigger"])
        {
            foreach (var dependent in dependents)
            {
                if (dependent.Type == type)
                {
                    lines.AddRange(Of(dependent));
                }
            }
        }
    }

    private static IEnumerable<string> Of(StoredObject stored) => stored.Type switch
    {
        "index" => [DependentLines.Index(stored)],
        "trigger" => DependentLines.Trigger(stored),
        "view" => DependentLines.View(stored),
        _ when LeftOutTables.IsVirtual(stored) => DependentLines.VirtualTable(stored),
        _ => TableLines.Of(stored),
    };
}
