namespace MigrationKit.Sqlite.Schema;

/// <summary>
/// Tables that no migration states: the engine's own, those in which a virtual table keeps its data, and the books of
/// migration tools and replicators, which are there or not depending on who ran first (docs/formats.md).
/// </summary>
internal static class LeftOutTables
{
    private static readonly (string Module, string[] Suffixes)[] Shadows =
    [
        ("fts5", ["_data", "_idx", "_content", "_docsize", "_config"]),
        ("fts4", ["_content", "_segments", "_segdir", "_docsize", "_stat"]),
        ("fts3", ["_content", "_segments", "_segdir", "_docsize", "_stat"]),
        ("rtree", ["_node", "_parent", "_rowid"]),
        ("rtree_i32", ["_node", "_parent", "_rowid"]),
        ("geopoly", ["_node", "_parent", "_rowid"]),
    ];

    private static readonly HashSet<string> Books = new(StringComparer.OrdinalIgnoreCase)
    {
        "__EFMigrationsHistory", "__EFMigrationsLock", "__diesel_schema_migrations", "__drizzle_migrations", "_prisma_migrations", "_sqlx_migrations",
        "d1_migrations", "flyway_schema_history", "goose_db_version", "refinery_schema_history", "schema_migrations", "SchemaVersions",
    };

    private static readonly string[] Prefixes = ["sqlite_", "_litestream_", "_cf_"];

    /// <summary>The names to leave out, of these objects. A history table of ours under any name is told by <paramref name="historyTable"/>.</summary>
    public static HashSet<string> Among(IReadOnlyList<StoredObject> objects, string? historyTable)
    {
        var leftOut = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var stored in objects)
        {
            leftOut.UnionWith(By(stored, historyTable));
        }

        return leftOut;
    }

    /// <summary>The names that are left out because of this one object.</summary>
    public static string[] By(StoredObject stored, string? historyTable)
    {
        if (Books.Contains(stored.Table)
            || Array.Exists(Prefixes, prefix => stored.Table.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            || stored.Table.Equals(historyTable, StringComparison.OrdinalIgnoreCase))
        {
            return [stored.Table];
        }

        if (!IsVirtual(stored))
        {
            return [];
        }

        var module = Module(stored.Sql);
        var suffixes = Array.Find(Shadows, shadow => shadow.Module.Equals(module, StringComparison.OrdinalIgnoreCase)).Suffixes ?? [];
        return Array.ConvertAll(suffixes, suffix => stored.Name + suffix);
    }

    /// <summary>The engine writes the first words of what it stores itself.</summary>
    public static bool IsVirtual(StoredObject stored) => stored.Type == "table" && stored.Sql.StartsWith("CREATE VIRTUAL ", StringComparison.OrdinalIgnoreCase);

    private static string Module(string sql)
    {
        var tokens = new TokenReader(SqlTokens.Of(sql));
        tokens.TakeHeadAndName("TABLE");
        tokens.TakeIf("USING");
        return SqlName.Unquoted(tokens.Take());
    }
}
