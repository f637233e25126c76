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
    /// <summary>What has to be true of both rows, in SQL; null for nothing. It may name columns that are not there yet.</summary>
    public string? Where { get; init; }

    /// <summary>The columns that it may name.</summary>
    public IReadOnlyList<string> WhereColumns { get; init; } = [];

    /// <summary>Columns in which the row should differ too, key by key, so that it tells of one demand and not of another.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Apart { get; init; } = [];

    /// <returns>Whether there are such rows now. Not, with <paramref name="missing"/>, where nobody found out how to make them; else the table does not allow any.</returns>
    public bool TryAdd(ScratchDatabase database, out string? missing)
    {
        missing = null;
        if (TableShape.Read(database, Table) is not { } shape)
        {
            return false;
        }

        // Within what has to be equal, a key keeps all rows apart, or those of its own WHERE.
        var within = UniqueKeys.Of(database, shape.Name).Where(key => key.Columns.Count > 0 && key.Columns.All(IsEqual)).ToList();
        if (within.Exists(key => key.Where is null))
        {
            return false;
        }

        var conditions = within.Select(key => $"NOT coalesce(({key.Where}\n), 0)").ToList();
        if (Where is not null)
        {
            conditions.Add($"({Where}\n)");
        }

        database.Do("PRAGMA foreign_keys = OFF");
        database.SwitchTriggers(on: false);
        var isAdded = conditions.Count == 0 ? Add(database, shape, [], Equal) is null : TryAdd(database, shape, string.Join(" AND ", conditions), out missing);
        database.SwitchTriggers(on: true);
        database.Do("PRAGMA foreign_keys = ON");
        return isAdded;
    }

    private bool TryAdd(ScratchDatabase database, TableShape shape, string condition, out string? missing)
    {
        missing = "no values were found with which its WHERE is true";
        var columns = shape.Columns.Select(column => column.Name).ToList();
        foreach (var values in FittingValues.Of(database, shape.Name, [.. columns.Union(WhereColumns, StringComparer.OrdinalIgnoreCase)], condition))
        {
            var fitting = values.Where(value => columns.Contains(value.Key, StringComparer.OrdinalIgnoreCase)).ToDictionary(StringComparer.OrdinalIgnoreCase);
            var isThere = database.Query($"SELECT 1 FROM main.{SqlText.Name(shape.Name)} WHERE {Like(fitting)} LIMIT 1").Count > 0;
            if ((isThere ? null : Add(database, shape, fitting, [])) is { } refused)
            {
                missing = refused;
            }
            else if (Add(database, shape, fitting, Equal, Like(fitting)) is { } second)
            {
                missing = second;
            }
            else
            {
                missing = null;
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds a row like one that is there, with these values and equal in these columns.</summary>
    /// <returns>Why not, or null.</returns>
    private string? Add(ScratchDatabase database, TableShape shape, Dictionary<string, string> fitting, IReadOnlyList<string> equal, string? like = null)
    {
        var keys = UniqueKeys.Of(database, shape.Name).Select(key => key.Columns);
        var differing = Differing(keys, like is null ? fitting.Keys : [], equal, []);
        return Apart.Count > 0 && Add(database, shape, fitting, equal, like, Differing(Apart, fitting.Keys, equal, differing)) is null
            ? null
            : Add(database, shape, fitting, equal, like, differing);
    }

    private string? Add(ScratchDatabase database, TableShape shape, Dictionary<string, string> fitting, IReadOnlyList<string> equal, string? like, HashSet<string> differing)
    {
        var table = SqlText.Name(shape.Name);
        var columns = shape.Columns.Where(column => !column.IsRowId || fitting.ContainsKey(column.Name)).Select(column => column.Name).ToList();
        var values = columns.Select(column =>
            column.Equals(Empty, StringComparison.OrdinalIgnoreCase) ? "NULL"
            : differing.Contains(column) ? Another(table, SqlText.Name(column))
            : fitting.TryGetValue(column, out var value) ? value
            : SqlText.Name(column));
        var isWhole = string.Join(" AND ", equal.Select(column => SqlText.Name(column) + " IS NOT NULL").Prepend(like ?? "1"));
        return database.Run(columns.Count == 0
            ? $"INSERT INTO main.{table} DEFAULT VALUES"
            : $"INSERT INTO main.{table} ({string.Join(", ", columns.Select(SqlText.Name))}) SELECT {string.Join(", ", values)} FROM main.{table} WHERE {isWhole} LIMIT 1")?.Message;
    }

    private bool IsEqual(string column) => Equal.Contains(column, StringComparer.OrdinalIgnoreCase);

    // One column of each key that keeps rows apart.
    private HashSet<string> Differing(IEnumerable<IReadOnlyList<string>> keys, IReadOnlyCollection<string> given, IReadOnlyList<string> equal, IEnumerable<string> already)
    {
        var differing = already.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var key in keys)
        {
            var free = key.Except(equal, StringComparer.OrdinalIgnoreCase).Except(given, StringComparer.OrdinalIgnoreCase)
                .Where(column => !column.Equals(Empty, StringComparison.OrdinalIgnoreCase)).ToList();
            if (free.Count > 0 && !free.Exists(differing.Contains))
            {
                differing.Add(free[0]);
            }
        }

        return differing;
    }

    private static string Like(Dictionary<string, string> fitting) =>
        fitting.Count == 0 ? "1" : string.Join(" AND ", fitting.Select(value => $"{SqlText.Name(value.Key)} IS {value.Value}"));

    private static string Another(string table, string column) =>
        $"CASE typeof({column}) WHEN 'integer' THEN (SELECT max({column}) + 1 FROM main.{table}) WHEN 'real' THEN (SELECT max({column}) + 1 FROM main.{table}) "
        + $"WHEN 'blob' THEN CAST({column} || 'z' AS BLOB) ELSE {column} || 'z' END";
}
