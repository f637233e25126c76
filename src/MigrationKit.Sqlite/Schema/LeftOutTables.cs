using MigrationKit.Sqlite.History;

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

    private static readonly string[] Prefixes = ["sqlite_", "_litestream_", "_cf_"];

    /// <summary>
    /// The names to leave out, of these objects. A history table of ours is known by its columns, whatever its name: a program may call it
    /// otherwise than the tool that looks, and a table of the app's own may have the name.
    /// </summary>
    public static HashSet<string> Among(IReadOnlyList<StoredObject> objects)
    {
        var leftOut = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var stored in objects)
        {
            leftOut.UnionWith(By(stored));
        }

        return leftOut;
    }

    /// <summary>The names that are left out because of this one object.</summary>
    public static string[] By(StoredObject stored)
    {
        if (OtherTools.Own(stored.Table, () => Columns(stored))
            || Array.Exists(Prefixes, prefix => stored.Table.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            || IsHistory(stored))
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

    // The words first: of a thousand tables one has them, and only that is read.
    private static bool IsHistory(StoredObject stored)
    {
        if (stored.Type != "table" || !stored.Sql.Contains("applied_by", StringComparison.Ordinal) || IsVirtual(stored))
        {
            return false;
        }

        return Array.TrueForAll(HistoryShape.Columns, Columns(stored).Contains);
    }

    private static HashSet<string> Columns(StoredObject stored) => stored.Type != "table" || IsVirtual(stored) ? [] : TableLines.Of(stored)
        .Where(line => line.StartsWith("  column ", StringComparison.Ordinal))
        .Select(line => line.Split(' ')[3].Trim('"')).ToHashSet(StringComparer.Ordinal);

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
