using MigrationKit.Replay.Engine;

namespace MigrationKit.Replay.Observing;

/// <summary>The tables that refer to others, also through others.</summary>
internal static class Referring
{
    public static IEnumerable<string> Any(ScratchDatabase database) =>
        database.Query("SELECT DISTINCT m.name FROM main.sqlite_master AS m, pragma_foreign_key_list(m.name) WHERE m.type = 'table' ORDER BY 1").Select(row => row[0]!);

    public static List<string> To(ScratchDatabase database, IEnumerable<string> tables)
    {
        var references = database.Query(
                "SELECT m.name, f.\"table\" FROM main.sqlite_master AS m, pragma_foreign_key_list(m.name) AS f WHERE m.type = 'table' ORDER BY 1")
            .ToLookup(row => row[1]!, row => row[0]!, StringComparer.OrdinalIgnoreCase);
        var found = new HashSet<string>(tables, StringComparer.OrdinalIgnoreCase);
        var all = new List<string>();
        for (var next = new Queue<string>(found); next.TryDequeue(out var table);)
        {
            foreach (var child in references[table].Where(found.Add))
            {
                all.Add(child);
                next.Enqueue(child);
            }
        }

        return all;
    }
}
