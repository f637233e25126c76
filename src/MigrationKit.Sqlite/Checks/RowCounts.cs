using System.Text;
using MigrationKit.Sqlite.Engine;
using SQLitePCL;

namespace MigrationKit.Sqlite.Checks;

/// <summary>The rows of the tables that scripts name.</summary>
internal static class RowCounts
{
    public static EngineResult Read(sqlite3 db, IReadOnlyList<PlannedStep> steps, out List<TableRows> counts)
    {
        counts = [];
        var result = Tables(db, out var tables);
        var counted = new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase);
        foreach (var (step, table) in Named(steps, tables))
        {
            if (result.IsDone && !counted.ContainsKey(table))
            {
                result = Count(db, table, null, out var rows);
                counted[table] = rows;
            }

            counts.Add(new TableRows(step.Migration.Id, table, counted.GetValueOrDefault(table)));
        }

        return result;
    }

    /// <summary>Each step with each table that its script names, as the database spells it.</summary>
    public static IEnumerable<(PlannedStep Step, string Table)> Named(IReadOnlyList<PlannedStep> steps, HashSet<string> tables)
    {
        foreach (var step in steps)
        {
            if (step.Script is { } script)
            {
                foreach (var name in NamedTables.In(script.Utf8, tables))
                {
                    tables.TryGetValue(name, out var table);
                    yield return (step, table!);
                }
            }
        }
    }

    /// <summary>The tables of the main database, without the engine's own.</summary>
    public static EngineResult Tables(sqlite3 db, out HashSet<string> tables)
    {
        tables = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var code = EngineCall.Prepare(
            db, "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"u8, out var statement);
        using (statement)
        {
            while (code == raw.SQLITE_OK && (code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            {
                tables.Add(EngineCall.ReadText(statement, 0)!);
                code = raw.SQLITE_OK;
            }

            return code == raw.SQLITE_DONE ? EngineResult.Done : EngineResult.LastOf(db);
        }
    }

    /// <param name="db">The connection.</param>
    /// <param name="table">The table; exists.</param>
    /// <param name="stopAt">Counting ends there; null for counting all.</param>
    /// <param name="rows">How many.</param>
    public static EngineResult Count(sqlite3 db, string table, long? stopAt, out long rows)
    {
        var quoted = $"main.\"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var sql = stopAt is { } limit
            ? FormattableString.Invariant($"SELECT count(*) FROM (SELECT 1 FROM {quoted} LIMIT {limit})")
            : $"SELECT count(*) FROM {quoted}";
        return EngineCall.ReadInteger(db, Encoding.UTF8.GetBytes(sql), out rows);
    }
}
