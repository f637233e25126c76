using MigrationKit.Sqlite.Engine;
using SQLitePCL;

namespace MigrationKit.Sqlite.Schema;

/// <summary>
/// Reads the schema of any open database as the lines of a snapshot (docs/formats.md), without header, origins and empty lines:
/// the same lines for the same schema, whatever the look of its SQL and the version of the engine.
/// </summary>
internal static class SqliteSchemaReader
{
    /// <param name="db">The database; its main schema is read.</param>
    /// <param name="lines">The lines. Two schemas are the same if these are.</param>
    public static EngineResult Read(sqlite3 db, out List<string> lines)
    {
        lines = [];
        // Indexes without SQL are those of UNIQUE and PRIMARY KEY, which stand with their table.
        var code = EngineCall.Prepare(db, "SELECT type, name, tbl_name, sql FROM main.sqlite_master WHERE sql IS NOT NULL"u8, out var statement);
        using (statement)
        {
            if (code != raw.SQLITE_OK)
            {
                return EngineResult.LastOf(db);
            }

            var objects = new List<StoredObject>();
            while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            {
                objects.Add(new StoredObject(Text(statement, 0), Text(statement, 1), Text(statement, 2), Text(statement, 3)));
            }

            if (code != raw.SQLITE_DONE)
            {
                return EngineResult.LastOf(db);
            }

            lines = SchemaLines.Of(objects);
            return EngineResult.Done;
        }
    }

    private static string Text(sqlite3_stmt statement, int column) => EngineCall.ReadText(statement, column) ?? "";
}
