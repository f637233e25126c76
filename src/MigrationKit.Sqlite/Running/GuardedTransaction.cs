using System.Data;
using Microsoft.Data.Sqlite;
using MigrationKit.Sqlite.Engine;
using SQLitePCL;

namespace MigrationKit.Sqlite.Running;

/// <summary>Keeps the program's own code from committing the run's transaction: the engine turns a COMMIT into a roll-back.</summary>
internal static class GuardedTransaction
{
    public static void Begin(sqlite3 db) => raw.sqlite3_commit_hook(db, static _ => 1, null);

    public static void End(sqlite3 db)
    {
        if (!db.IsClosed)
        {
            raw.sqlite3_commit_hook(db, null, null);
        }
    }

    public static bool HasEnded(SqliteConnection connection, sqlite3 db) =>
        connection.State != ConnectionState.Open || !EngineCall.InTransaction(db);
}
