using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Rebuilding;

/// <summary>
/// What a rebuild has to create again. Indexes and triggers of the table go with it. Views, and triggers of other tables and of those views, that name
/// it stay, and a rename under them fails while the table is missing: they <see cref="HasToGo"/> first.
/// </summary>
internal sealed record DependentObject(string Type, string Name, string Sql, bool HasToGo)
{
    private const string All =
        "SELECT type, name, tbl_name, sql FROM main.sqlite_master WHERE type <> 'table' AND sql IS NOT NULL ORDER BY type = 'trigger', type = 'view', rowid";

    /// <summary>In the order to create them in: a trigger behind its view. Backwards they can be dropped, none together with another.</summary>
    public static List<DependentObject> Of(ScratchDatabase database, string table)
    {
        var all = database.Query(All).Select(row => (Row: row, Names: Names(row[3]!))).ToList();
        var reached = new HashSet<string>(StringComparer.Ordinal) { table.ToLowerInvariant() };

        // A view may be older than one that it reads, so once through is not enough.
        while (all.Exists(view => view.Row[0] == "view" && view.Names.Overlaps(reached) && reached.Add(view.Row[1]!.ToLowerInvariant())))
        {
        }

        return
        [
            .. from other in all
               let isOwn = other.Row[2]!.Equals(table, StringComparison.OrdinalIgnoreCase)
               where isOwn || (other.Row[0] != "index" && other.Names.Overlaps(reached))
               select new DependentObject(other.Row[0]!, other.Row[1]!, other.Row[3]!, !isOwn),
        ];
    }

    private static HashSet<string> Names(string sql)
    {
        var text = new StatementText(sql);
        return Enumerable.Range(0, text.Tokens.Length).Where(text.IsName).Select(text.NameAt).ToHashSet(StringComparer.Ordinal);
    }
}
