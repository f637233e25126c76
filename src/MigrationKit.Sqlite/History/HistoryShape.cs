using MigrationKit.Providers;
using MigrationKit.Sqlite.Connecting;
using MigrationKit.Sqlite.Engine;
using MigrationKit.Sqlite.Failures;
using SQLitePCL;

namespace MigrationKit.Sqlite.History;

/// <summary>Whether the history table is there and is one of ours. Judged by its columns: four tools name theirs schema_migrations.</summary>
internal static class HistoryShape
{
    /// <summary>docs/formats.md, history table version 1.</summary>
    public static readonly string[] Columns =
    [
        "set", "ordinal", "id", "version", "kind", "checksum", "fingerprint", "chain", "impact", "progress", "applied_at", "duration", "applied_by", "newest",
    ];

    // 'version' has no type and so no affinity: 1 stays an integer, '1.2' text, and WHERE version=1 finds what it looks for.
    public const string CreateTable =
        """
        CREATE TABLE {0} (
            "set" TEXT NOT NULL,
            ordinal INTEGER NOT NULL,
            id TEXT NOT NULL,
            version,
            kind TEXT NOT NULL,
            checksum TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            chain TEXT NOT NULL,
            impact TEXT NOT NULL,
            progress INTEGER NOT NULL,
            applied_at TEXT NOT NULL,
            duration INTEGER NOT NULL,
            applied_by TEXT NOT NULL,
            newest TEXT NOT NULL DEFAULT '',
            PRIMARY KEY ("set", ordinal)
        ) WITHOUT ROWID
        """;

    /// <summary>Says whether the table is there. A trigger of its name is in nobody's way: SQLite keeps their names apart.</summary>
    /// <exception cref="MigrationException">Something else has the name.</exception>
    public static EngineResult Look(sqlite3 db, HistoryTable history, DatabaseLocation location, out bool exists)
    {
        exists = false;
        var result = ReadStrings(db, "SELECT CASE WHEN sql LIKE 'CREATE VIRTUAL %' THEN 'virtual table' ELSE type END FROM main.sqlite_master WHERE name = ?1 COLLATE NOCASE AND type <> 'trigger'"u8, history.Name, out var types);
        if (!result.IsDone || types.Count == 0)
        {
            return result;
        }

        result = ReadStrings(db, "SELECT name FROM pragma_table_info(?1, 'main')"u8, history.Name, out var columns);
        if (!result.IsDone)
        {
            return result;
        }

        exists = types[0] == "table" && Array.TrueForAll(Columns, columns.Contains);
        return exists ? EngineResult.Done : throw NotOurs(history, location, types[0], columns);
    }

    private static MigrationException NotOurs(HistoryTable history, DatabaseLocation location, string type, List<string> columns)
    {
        if (type == "table" && columns.Intersect(Columns, StringComparer.Ordinal).Count() > Columns.Length / 2)
        {
            return Changed(history, location, Columns.Except(columns, StringComparer.Ordinal));
        }

        var tool = OtherTools.KeepingHistoryIn(columns);
        var found = type is "table" or "view" or "virtual table" ? $"it is a {type} with the columns {string.Join(", ", columns)}" : $"it is an {type}";
        var whose = tool is null ? "" : $", which is how {tool} keeps its history";
        return new MigrationException(
            MigrationErrorKind.InvalidHistory,
            $"'{history.Name}' in {location.Description} is not a history of MigrationKit: {found}{whose}. "
            + "It is left as it is. Keep MigrationKit's history in another table (MigrationOptions.HistoryTable)"
            + (tool is null ? "." : $"; to take over from {tool}, mark what it has applied with Migrator.BaselineAsync."));
    }

    private static MigrationException Changed(HistoryTable history, DatabaseLocation location, IEnumerable<string> missing) => new(
        MigrationErrorKind.InvalidHistory,
        $"The history table '{history.Name}' of {location.Description} has no column {string.Join(", ", missing.Select(column => $"'{column}'"))}: it was dropped or renamed by hand. "
        + "Restore the database or its history table from a backup, or undo the manual change.");

    private static EngineResult ReadStrings(sqlite3 db, ReadOnlySpan<byte> sql, string argument, out List<string> values)
    {
        values = [];
        var code = EngineCall.Prepare(db, sql, out var statement);
        using (statement)
        {
            if (code != raw.SQLITE_OK)
            {
                return EngineResult.LastOf(db);
            }

            raw.sqlite3_bind_text(statement, 1, argument);
            while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            {
                values.Add(EngineCall.ReadText(statement, 0) ?? "");
            }

            return code == raw.SQLITE_DONE ? EngineResult.Done : EngineResult.LastOf(db);
        }
    }
}
