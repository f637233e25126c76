using MigrationKit.Replay.Engine;

namespace MigrationKit.Replay.Populating;

/// <summary>
/// A row like one that is there: equal to it wherever the table allows, and NULL where that is asked for. The rows that are made up otherwise
/// differ in every column and leave none empty, so what a new UNIQUE or NOT NULL would meet in real tables is not among them.
/// </summary>
/// <param name="Table">The table.</param>
/// <param name="Equal">Columns that have to be equal.</param>
/// <param name="Empty">A column that has to be NULL, or none.</param>
internal sealed record VariantRow(string Table, IReadOnlyList<string> Equal, string? Empty)
{
    /// <returns>Whether there is such a row now.</returns>
    public bool TryAdd(ScratchDatabase database)
    {
        if (TableShape.Read(database, Table) is not { } shape || Differing(database, shape) is not { } differing)
        {
            return false;
        }

        var table = SqlText.Name(shape.Name);
        var columns = shape.Columns.Where(column => !column.IsRowId).Select(column => column.Name).ToList();
        var values = columns.Select(column =>
            column.Equals(Empty, StringComparison.OrdinalIgnoreCase) ? "NULL" : differing.Contains(column) ? Another(table, SqlText.Name(column)) : SqlText.Name(column));
        var isWhole = Equal.Select(column => SqlText.Name(column) + " IS NOT NULL").DefaultIfEmpty("1");
        database.Do("PRAGMA foreign_keys = OFF");
        database.SwitchTriggers(on: false);
        var error = columns.Count == 0
            ? database.Run($"INSERT INTO main.{table} DEFAULT VALUES")
            : database.Run($"INSERT INTO main.{table} ({string.Join(", ", columns.Select(SqlText.Name))}) SELECT {string.Join(", ", values)} FROM main.{table} WHERE {string.Join(" AND ", isWhole)} LIMIT 1");
        database.SwitchTriggers(on: true);
        database.Do("PRAGMA foreign_keys = ON");
        return error is null;
    }

    // One column of each key that keeps rows apart; null where such a key lies within what has to be equal.
    private HashSet<string>? Differing(ScratchDatabase database, TableShape shape)
    {
        var differing = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var key in UniqueKeys.Of(database, shape.Name))
        {
            var free = key.Where(column => !Equal.Contains(column, StringComparer.OrdinalIgnoreCase) && !column.Equals(Empty, StringComparison.OrdinalIgnoreCase)).ToList();
            if (free.Count == 0 && !key.Contains(Empty ?? "", StringComparer.OrdinalIgnoreCase))
            {
                return null;
            }

            if (free.Count > 0 && !free.Exists(differing.Contains))
            {
                differing.Add(free[0]);
            }
        }

        return differing;
    }

    private static string Another(string table, string column) =>
        $"CASE typeof({column}) WHEN 'integer' THEN (SELECT max({column}) + 1 FROM main.{table}) WHEN 'real' THEN (SELECT max({column}) + 1 FROM main.{table}) "
        + $"WHEN 'blob' THEN CAST({column} || 'z' AS BLOB) ELSE {column} || 'z' END";
}
