using MigrationKit.Replay.Engine;
using SQLitePCL;

namespace MigrationKit.Replay.Populating;

/// <summary>The rows that a reference may be to.</summary>
internal static class ParentRows
{
    /// <returns>Their keys, as SQL literals in the order of the reference's columns; none where the parent has no rows, or is yet to be created.</returns>
    public static List<string?[]> Of(ScratchDatabase database, TableReference reference)
    {
        var to = reference.To.Count > 0 ? reference.To : KeyOf(database, reference.Parent);
        if (to.Count != reference.From.Count)
        {
            return [];
        }

        var list = string.Join(", ", to.Select(column => $"quote({SqlText.Name(column)})"));
        try
        {
            return database.Query($"SELECT {list} FROM main.{SqlText.Name(reference.Parent)} ORDER BY 1 DESC LIMIT {TableFiller.Rows}");
        }
        catch (EngineException missing) when ((missing.Error.Code & 0xFF) == raw.SQLITE_ERROR)
        {
            return [];
        }
    }

    public static List<string> KeyOf(ScratchDatabase database, string table) =>
        [.. database.Query($"SELECT name FROM pragma_table_info({SqlText.Literal(table)}) WHERE pk > 0 ORDER BY pk").Select(row => row[0]!)];
}
