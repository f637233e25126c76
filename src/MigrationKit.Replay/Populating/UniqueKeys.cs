using MigrationKit.Compiler.Parsing;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Populating;

/// <summary>All that keeps the rows of a table apart: its primary key, UNIQUE constraints and unique indexes.</summary>
internal static class UniqueKeys
{
    public static List<UniqueKey> Of(ScratchDatabase database, string table)
    {
        var columns = database.Query($"SELECT name, pk FROM pragma_table_xinfo({SqlText.Literal(table)}) WHERE hidden <> 1").ToList();
        var keys = new List<UniqueKey>();
        var primary = columns.Where(column => column[1] != "0").Select(column => column[0]!).ToList();
        if (primary.Count > 0)
        {
            keys.Add(new UniqueKey(primary, "", null));
        }

        foreach (var index in database.Query($"SELECT name, origin, partial FROM pragma_index_list({SqlText.Literal(table)}) WHERE \"unique\" ORDER BY name"))
        {
            var key = database.Query($"SELECT name FROM pragma_index_info({SqlText.Literal(index[0]!)}) ORDER BY seqno").Select(row => row[0]).ToList();
            var text = key.Contains(null) || index[2] != "0" ? Text(database, index[0]!) : null;
            keys.Add(new UniqueKey(
                key.Contains(null) ? Named(text!, columns.Select(column => column[0]!)) : [.. key.OfType<string>()],
                index[1] == "c" ? index[0]! : "",
                index[2] != "0" ? Where(text!) : null));
        }

        return keys;
    }

    private static StatementText Text(ScratchDatabase database, string index) =>
        new(database.Query($"SELECT sql FROM main.sqlite_master WHERE type = 'index' AND name = {SqlText.Literal(index)}") is [[{ } found]] ? found : "");

    private static List<string> Named(StatementText text, IEnumerable<string> columns)
    {
        var named = Enumerable.Range(0, text.Tokens.Length)
            .SkipWhile(at => !text.Scanned.IsSymbol(at, '(')).TakeWhile(at => !text.Scanned.IsWord(at, "WHERE"))
            .Where(text.IsName).Select(text.NameAt).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. columns.Where(named.Contains)];
    }

    // An expression in an index has no subquery, so there is one WHERE.
    private static string Where(StatementText text)
    {
        var at = Enumerable.Range(0, text.Tokens.Length).Last(token => text.Scanned.IsWord(token, "WHERE"));
        return text.Text[text.Tokens[at].End..].Trim();
    }
}
