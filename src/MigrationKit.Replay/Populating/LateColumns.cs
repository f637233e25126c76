using MigrationKit.Replay.Engine;

namespace MigrationKit.Replay.Populating;

/// <summary>
/// Gives rows that are there a value in columns that came later: programs have filled them since, and what is NULL in all rows shows neither what
/// a later migration loses of it nor that it may be required.
/// </summary>
/// <param name="database">The database with the rows.</param>
/// <param name="known">Where the columns are noted.</param>
internal sealed class LateColumns(ScratchDatabase database, KnownTables known)
{
    private const int Attempts = 12;

    private static readonly string[] RowIds = ["rowid", "_rowid_", "oid"];

    public void Fill(string name)
    {
        if (TableShape.Read(database, name) is not { } shape || Empty(shape) is not { Count: > 0 } empty || Keys(shape) is not { Count: > 0 } keys)
        {
            return;
        }

        known.Late.UnionWith(empty.Select(column => (shape.Name, column.Name)));
        var references = shape.References.Where(reference => reference.From.All(column => empty.Exists(other => Same(other.Name, column)))).ToList();
        var literals = MadeUpValues.Literals(shape);
        for (var row = 1; row <= keys.Count; row++)
        {
            foreach (var reference in references)
            {
                var parents = ParentRows.Of(database, reference);
                Set(shape, keys[row - 1], parents.Select((_, i) => reference.From.Zip(parents[(row + i) % parents.Count])));
            }

            foreach (var column in empty.Where(column => !shape.References.SelectMany(reference => reference.From).Any(from => Same(from, column.Name))))
            {
                var values = MadeUpValues.Of(column, row, literals.GetValueOrDefault(column.Name.ToLowerInvariant(), [])).Take(Attempts);
                Set(shape, keys[row - 1], values.Select(value => new[] { (column.Name, (string?)value) }));
            }
        }
    }

    private List<TableColumn> Empty(TableShape shape)
    {
        var optional = shape.Columns.Where(column => !column.IsRequired).ToList();
        var counts = optional.Count == 0 ? [] : database.Query($"SELECT {string.Join(", ", optional.Select(column => $"count({SqlText.Name(column.Name)})"))} FROM main.{SqlText.Name(shape.Name)}")[0];
        return [.. optional.Where((_, i) => counts[i] == "0")];
    }

    // What finds each row: the number that it has, or the key of a table WITHOUT ROWID.
    private List<string> Keys(TableShape shape)
    {
        var table = SqlText.Name(shape.Name);
        var rowId = Array.Find(RowIds, name => !shape.Columns.Any(column => Same(column.Name, name)));
        var columns = rowId is not null && database.Prepare(System.Text.Encoding.UTF8.GetBytes($"SELECT {rowId} FROM main.{table}")) is null
            ? [rowId]
            : ParentRows.KeyOf(database, shape.Name).ConvertAll(SqlText.Name);
        return columns.Count == 0
            ? []
            : database.Query($"SELECT {string.Join(", ", columns.Select(column => $"quote({column})"))} FROM main.{table} ORDER BY 1 LIMIT {TableFiller.Rows}")
                .ConvertAll(row => string.Join(" AND ", columns.Zip(row, (column, value) => $"{column} IS {value}")));
    }

    // The first that the table takes.
    private void Set(TableShape shape, string key, IEnumerable<IEnumerable<(string Column, string? Value)>> choices) => choices.Any(choice => database.Run(
        $"UPDATE main.{SqlText.Name(shape.Name)} SET {string.Join(", ", choice.Select(item => $"{SqlText.Name(item.Column)} = {item.Value}"))} WHERE {key}") is null);

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
