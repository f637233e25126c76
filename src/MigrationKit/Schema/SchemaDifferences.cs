namespace MigrationKit;

/// <summary>What a found schema has more, less or differently than an expected one. Pure; an order of its own: by the place in the schemas.</summary>
internal static class SchemaDifferences
{
    public static List<SchemaDifference> Between(IReadOnlyCollection<string> expectedLines, IReadOnlyCollection<string> foundLines)
    {
        var (expected, found) = (SchemaParts.Of(expectedLines), SchemaParts.Of(foundLines));
        var foundByKey = ByKey(found);
        var expectedByKey = ByKey(expected);
        var (expectedColumns, foundColumns) = (ColumnsByTable(expected), ColumnsByTable(found));
        var differences = new List<SchemaDifference>();
        foreach (var part in expected)
        {
            if (foundByKey.TryGetValue(part.Key, out var other))
            {
                if (part.Definition != other.Definition)
                {
                    differences.Add(new SchemaDifference(SchemaDifferenceKind.Changed, part.Kind, part.Table, part.Name, part.Definition, other.Definition));
                }

                CompareOrder(part, expectedColumns, foundColumns, differences);
            }
            else if (StandsAlone(part, foundByKey))
            {
                differences.Add(new SchemaDifference(SchemaDifferenceKind.Removed, part.Kind, part.Table, part.Name, part.Definition, null));
            }
        }

        foreach (var part in found)
        {
            if (!expectedByKey.ContainsKey(part.Key) && StandsAlone(part, expectedByKey))
            {
                differences.Add(new SchemaDifference(SchemaDifferenceKind.Added, part.Kind, part.Table, part.Name, null, part.Definition));
            }
        }

        return differences;
    }

    // A schema that was written by hand can say a thing twice; the last counts.
    private static Dictionary<(SchemaPartKind Kind, string Table, string Name), SchemaPart> ByKey(List<SchemaPart> parts)
    {
        var byKey = new Dictionary<(SchemaPartKind, string, string), SchemaPart>();
        parts.ForEach(part => byKey[part.Key] = part);
        return byKey;
    }

    /// <summary>Where a whole table is missing, its columns are not told one by one.</summary>
    private static bool StandsAlone(SchemaPart part, Dictionary<(SchemaPartKind Kind, string Table, string Name), SchemaPart> others)
    {
        var table = part.Table.ToUpperInvariant();
        return part.Kind is SchemaPartKind.Table or SchemaPartKind.View
            || others.ContainsKey((SchemaPartKind.Table, table, table)) || others.ContainsKey((SchemaPartKind.View, table, table));
    }

    private static void CompareOrder(SchemaPart table, ILookup<string, string> expected, ILookup<string, string> found, List<SchemaDifference> differences)
    {
        if (table.Kind != SchemaPartKind.Table)
        {
            return;
        }

        var (expectedColumns, foundColumns) = (expected[table.Name].ToList(), found[table.Name].ToList());
        var expectedOrder = expectedColumns.Where(column => foundColumns.Contains(column, StringComparer.OrdinalIgnoreCase)).ToList();
        var foundOrder = foundColumns.Where(column => expectedColumns.Contains(column, StringComparer.OrdinalIgnoreCase)).ToList();
        if (!expectedOrder.SequenceEqual(foundOrder, StringComparer.OrdinalIgnoreCase))
        {
            differences.Add(new SchemaDifference(
                SchemaDifferenceKind.Changed, SchemaPartKind.Table, table.Table, table.Name, string.Join(", ", expectedOrder), string.Join(", ", foundOrder)));
        }
    }

    private static ILookup<string, string> ColumnsByTable(List<SchemaPart> parts) =>
        parts.Where(part => part.Kind == SchemaPartKind.Column).ToLookup(part => part.Table, part => part.Name, StringComparer.OrdinalIgnoreCase);
}
