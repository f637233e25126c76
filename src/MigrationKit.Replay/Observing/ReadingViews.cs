using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Observing;

/// <summary>The views that read a table, also through other views.</summary>
internal static class ReadingViews
{
    public static List<string> Of(ScratchDatabase database, string table)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { table.ToLowerInvariant() };
        var found = new List<string>();

        // In the order of creation, mostly; a view that was made anew later is reached in another round.
        var views = All(database).Select(view => (view.Name, Names: NamesIn(view.Sql))).ToList();
        for (var before = -1; before != found.Count;)
        {
            before = found.Count;
            foreach (var (name, _) in views.Where(view => !found.Contains(view.Name) && view.Names.Overlaps(reached)).ToList())
            {
                found.Add(name);
                reached.Add(name.ToLowerInvariant());
            }
        }

        return found;
    }

    public static IEnumerable<(string Name, string Sql)> All(ScratchDatabase database) =>
        database.Query("SELECT name, sql FROM main.sqlite_master WHERE type = 'view' ORDER BY rowid").Select(row => (row[0]!, row[1]!));

    // Behind its own name; a column of the table's name makes a view too many, which is then only asked whether it is there.
    private static HashSet<string> NamesIn(string sql)
    {
        var text = new StatementText(sql);
        return Enumerable.Range(0, text.Tokens.Length).Where(text.IsName).Skip(3).Select(text.NameAt).ToHashSet(StringComparer.Ordinal);
    }
}
