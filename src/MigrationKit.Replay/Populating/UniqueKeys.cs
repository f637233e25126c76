using MigrationKit.Compiler.Parsing;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Populating;

/// <summary>What keeps the rows of a table apart: the columns of its primary key, UNIQUE constraints and unique indexes. Of an expression, the columns in it.</summary>
internal static class UniqueKeys
{
    public static List<IReadOnlyList<string>> Of(ScratchDatabase database, string table)
    {
        var columns = database.Query($"SELECT name, pk FROM pragma_table_xinfo({SqlText.Literal(table)}) WHERE hidden <> 1").ToList();
        var keys = new List<IReadOnlyList<string>>();
        var primary = columns.Where(column => column[1] != "0").Select(column => column[0]!).ToList();
        if (primary.Count > 0)
        {
            keys.Add(primary);
        }

        foreach (var index in database.Query($"SELECT name FROM pragma_index_list({SqlText.Literal(table)}) WHERE \"unique\" ORDER BY name"))
        {
            var key = database.Query($"SELECT name FROM pragma_index_info({SqlText.Literal(index[0]!)}) ORDER BY seqno").Select(row => row[0]).ToList();
            keys.Add(key.Contains(null) ? Named(database, index[0]!, columns.Select(column => column[0]!)) : [.. key.OfType<string>()]);
        }

        return keys;
    }

    private static List<string> Named(ScratchDatabase database, string index, IEnumerable<string> columns)
    {
        var sql = database.Query($"SELECT sql FROM main.sqlite_master WHERE type = 'index' AND name = {SqlText.Literal(index)}") is [[{ } found]] ? found : "";
        var text = new StatementText(sql);
        var named = Enumerable.Range(0, text.Tokens.Length)
            .SkipWhile(at => !text.Scanned.IsSymbol(at, '(')).TakeWhile(at => !text.Scanned.IsWord(at, "WHERE"))
            .Where(text.IsName).Select(text.NameAt).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. columns.Where(named.Contains)];
    }
}
