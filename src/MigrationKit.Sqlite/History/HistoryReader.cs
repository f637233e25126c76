using System.Text;
using MigrationKit.Providers;
using MigrationKit.Sqlite.Connecting;
using MigrationKit.Sqlite.Engine;
using SQLitePCL;

namespace MigrationKit.Sqlite.History;

/// <summary>Reads the history table.</summary>
internal static class HistoryReader
{
    /// <summary>
    /// SQLITE_ROW where the set's newest row has the chain, SQLITE_DONE where it has not; any other code leaves it open. In one statement
    /// without parameters or columns, because each function of the engine costs a start its compilation. A name with a NUL in it ends
    /// the statement early and is an error.
    /// </summary>
    public static int HasChainHead(sqlite3 db, HistoryTable history, string chainHead)
    {
        var name = history.Name.Replace("\"", "\"\"", StringComparison.Ordinal);
        var newest = string.Concat("SELECT chain, kind FROM main.\"", name, "\" WHERE [set] = '", history.Set.Replace("'", "''", StringComparison.Ordinal));
        var sql = string.Concat(string.Concat("SELECT 1 FROM (", newest, "' ORDER BY ordinal DESC LIMIT 1) WHERE kind <> 'started' AND chain = '"), chainHead, "'");
        var code = EngineCall.Prepare(db, Encoding.UTF8.GetBytes(sql), out var statement);
        using (statement)
        {
            return code == raw.SQLITE_OK ? raw.sqlite3_step(statement) : code;
        }
    }

    /// <summary>
    /// The chain of the set's newest row; null where there is none or no table. A row of kind 'started' has none:
    /// its script has not ended, so no program may take the database for up to date.
    /// [set] in brackets, because SQLite takes a quoted name that it does not find for a string.
    /// </summary>
    public static EngineResult ReadChainHead(sqlite3 db, HistoryTable history, DatabaseLocation location, out string? chain)
    {
        chain = null;
        var sql = HistoryName.Sql(history, "SELECT CASE kind WHEN 'started' THEN '' ELSE chain END FROM {0} WHERE [set] = ?1 ORDER BY ordinal DESC LIMIT 1");
        var code = EngineCall.Prepare(db, sql, out var statement);
        using (statement)
        {
            if (code != raw.SQLITE_OK)
            {
                return WhyNotRead(db, history, location);
            }

            raw.sqlite3_bind_text(statement, 1, history.Set);
            code = raw.sqlite3_step(statement);
            if (code == raw.SQLITE_ROW)
            {
                chain = EngineCall.ReadText(statement, 0);
                return EngineResult.Done;
            }

            return code == raw.SQLITE_DONE ? EngineResult.Done : EngineResult.LastOf(db);
        }
    }

    /// <summary>All rows of all sets; none where there is no table.</summary>
    public static EngineResult ReadAll(sqlite3 db, HistoryTable history, DatabaseLocation location, out List<HistoryRow> rows)
    {
        rows = [];
        var sql = HistoryName.Sql(history, HistoryRowFormat.Select + " ORDER BY [set], ordinal");
        var code = EngineCall.Prepare(db, sql, out var statement);
        using (statement)
        {
            if (code != raw.SQLITE_OK)
            {
                return WhyNotRead(db, history, location);
            }

            while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            {
                rows.Add(HistoryRowFormat.Read(statement, history, location));
            }

            return code == raw.SQLITE_DONE ? EngineResult.Done : EngineResult.LastOf(db);
        }
    }

    /// <summary>One row of the set, by its place; null where it is not there.</summary>
    public static EngineResult ReadOne(sqlite3 db, HistoryTable history, DatabaseLocation location, long ordinal, out HistoryRow? row) =>
        ReadOne(db, history, location, "ordinal = ?2", ordinal, out row);

    /// <summary>The set's newest row; null where it has none.</summary>
    public static EngineResult ReadNewest(sqlite3 db, HistoryTable history, DatabaseLocation location, out HistoryRow? row) =>
        ReadOne(db, history, location, "ordinal <= ?2 ORDER BY ordinal DESC LIMIT 1", long.MaxValue, out row);

    private static EngineResult ReadOne(sqlite3 db, HistoryTable history, DatabaseLocation location, string which, long ordinal, out HistoryRow? row)
    {
        row = null;
        var code = EngineCall.Prepare(db, HistoryName.Sql(history, $"{HistoryRowFormat.Select} WHERE [set] = ?1 AND {which}"), out var statement);
        using (statement)
        {
            if (code != raw.SQLITE_OK)
            {
                return EngineResult.LastOf(db);
            }

            raw.sqlite3_bind_text(statement, 1, history.Set);
            raw.sqlite3_bind_int64(statement, 2, ordinal);
            code = raw.sqlite3_step(statement);
            if (code == raw.SQLITE_ROW)
            {
                row = HistoryRowFormat.Read(statement, history, location);
                return EngineResult.Done;
            }

            return code == raw.SQLITE_DONE ? EngineResult.Done : EngineResult.LastOf(db);
        }
    }

    // The engine's text ("no such table") is not evidence enough: a table without our columns fails to prepare as well. And where the
    // table is there and ours after all, another process has created it between the two looks: as good as busy, so it is read again.
    private static EngineResult WhyNotRead(sqlite3 db, HistoryTable history, DatabaseLocation location)
    {
        var result = EngineResult.LastOf(db);
        if (result.Primary != raw.SQLITE_ERROR)
        {
            return result;
        }

        var looked = HistoryShape.Look(db, history, location, out var exists);
        return looked.IsDone && exists ? new EngineResult(raw.SQLITE_BUSY, result.Message) : looked;
    }
}
