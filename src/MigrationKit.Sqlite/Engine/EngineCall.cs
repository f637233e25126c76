using SQLitePCL;

namespace MigrationKit.Sqlite.Engine;

/// <summary>SQL to the engine as UTF-8, without command objects: the start-up path and a thousand scripts both feel the difference.</summary>
internal static class EngineCall
{
    public static bool InTransaction(sqlite3 db) => raw.sqlite3_get_autocommit(db) == 0;

    /// <summary>
    /// Prepares one statement. Where another connection of a shared cache is changing the schema, SQLite refuses before it has said where the statement ends, and
    /// the bindings (SQLitePCLRaw 2.0) look for that place in the text all the same.
    /// </summary>
    public static int Prepare(sqlite3 db, ReadOnlySpan<byte> sql, out sqlite3_stmt statement)
    {
        try
        {
            return raw.sqlite3_prepare_v2(db, sql, out statement);
        }
        catch (ArgumentOutOfRangeException)
        {
            statement = null!;
            return raw.sqlite3_errcode(db);
        }
    }

    /// <summary>The same, of a text that may have more statements: the rest of it.</summary>
    public static int Prepare(sqlite3 db, ReadOnlySpan<byte> sql, out sqlite3_stmt statement, out ReadOnlySpan<byte> rest)
    {
        try
        {
            return raw.sqlite3_prepare_v2(db, sql, out statement, out rest);
        }
        catch (ArgumentOutOfRangeException)
        {
            statement = null!;
            rest = default;
            return raw.sqlite3_errcode(db);
        }
    }

    /// <summary>Runs one statement to its end; rows are dropped.</summary>
    public static EngineResult Run(sqlite3 db, ReadOnlySpan<byte> sql)
    {
        var code = Prepare(db, sql, out var statement);
        using (statement)
        {
            if (code == raw.SQLITE_OK && !statement.IsInvalid)
            {
                return RunToEnd(db, statement);
            }

            return code == raw.SQLITE_OK ? EngineResult.Done : EngineResult.LastOf(db);
        }
    }

    public static EngineResult RunToEnd(sqlite3 db, sqlite3_stmt statement)
    {
        int code;
        do
        {
            code = raw.sqlite3_step(statement);
        }
        while (code == raw.SQLITE_ROW);
        return code == raw.SQLITE_DONE ? EngineResult.Done : EngineResult.LastOf(db);
    }

    /// <summary>The integer that a query such as <c>PRAGMA foreign_keys</c> answers; 0 without a row.</summary>
    public static EngineResult ReadInteger(sqlite3 db, ReadOnlySpan<byte> sql, out long value)
    {
        value = 0;
        var code = Prepare(db, sql, out var statement);
        using (statement)
        {
            if (code != raw.SQLITE_OK)
            {
                return EngineResult.LastOf(db);
            }

            code = raw.sqlite3_step(statement);
            if (code == raw.SQLITE_ROW)
            {
                value = raw.sqlite3_column_int64(statement, 0);
                return EngineResult.Done;
            }

            return code == raw.SQLITE_DONE ? EngineResult.Done : EngineResult.LastOf(db);
        }
    }

    public static string? ReadText(sqlite3_stmt statement, int column) =>
        raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL ? null : raw.sqlite3_column_text(statement, column).utf8_to_string();
}
