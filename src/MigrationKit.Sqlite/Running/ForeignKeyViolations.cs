using MigrationKit.Sqlite.Engine;
using SQLitePCL;

namespace MigrationKit.Sqlite.Running;

/// <summary>
/// How many rows of a table refer to nothing, by table and parent. Counted before and after, because violations that were there before a
/// migration are not its fault and must not block every start. Table by table, so that a faulty definition (parent without a
/// unique key) hides only its own table; its text stands in for the count.
/// </summary>
internal static class ForeignKeyViolations
{
    public static Dictionary<(string Table, string Parent), long> Count(sqlite3 db)
    {
        var counts = new Dictionary<(string, string), long>();
        foreach (var table in Tables(db))
        {
            if (EngineCall.Prepare(db, "SELECT parent, count(*) FROM pragma_foreign_key_check(?1) GROUP BY parent"u8, out var statement) != raw.SQLITE_OK)
            {
                continue;
            }

            using (statement)
            {
                raw.sqlite3_bind_text(statement, 1, table);
                int code;
                while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
                {
                    counts[(table, EngineCall.ReadText(statement, 0) ?? "")] = raw.sqlite3_column_int64(statement, 1);
                }

                if (code != raw.SQLITE_DONE)
                {
                    counts[(table, EngineResult.LastOf(db).Message)] = Unknown;
                }
            }
        }

        return counts;
    }

    /// <summary>In the place of a count: the table's foreign keys cannot be checked, and the parent is the engine's reason.</summary>
    public const long Unknown = -1;

    /// <summary>Some of the rows, for a message.</summary>
    public static List<long> RowIds(sqlite3 db, string table, string parent, int limit)
    {
        var rowIds = new List<long>();
        EngineCall.Prepare(db, "SELECT rowid FROM pragma_foreign_key_check(?1) WHERE parent = ?2 AND rowid IS NOT NULL LIMIT ?3"u8, out var statement);
        using (statement)
        {
            if (!statement.IsInvalid)
            {
                raw.sqlite3_bind_text(statement, 1, table);
                raw.sqlite3_bind_text(statement, 2, parent);
                raw.sqlite3_bind_int(statement, 3, limit);
                while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
                {
                    rowIds.Add(raw.sqlite3_column_int64(statement, 0));
                }
            }
        }

        return rowIds;
    }

    private static List<string> Tables(sqlite3 db)
    {
        var tables = new List<string>();
        EngineCall.Prepare(db, "SELECT name FROM main.sqlite_master WHERE type = 'table' ORDER BY name"u8, out var statement);
        using (statement)
        {
            while (!statement.IsInvalid && raw.sqlite3_step(statement) == raw.SQLITE_ROW)
            {
                tables.Add(EngineCall.ReadText(statement, 0)!);
            }
        }

        return tables;
    }
}
