using Microsoft.Data.Sqlite;

namespace DesktopChecklist;

/// <summary>orion.db as the app has made it before it had migrations, with 300 conversations.</summary>
internal static class ExampleDatabase
{
    public static string File { get; } = Path.Combine("artifacts", "orion.db");

    public static void CreateWhereMissing(OrionDatabase database)
    {
        if (System.IO.File.Exists(database.File))
        {
            return;
        }

        Directory.CreateDirectory(database.Beside(""));
        using var connection = new SqliteConnection($"Data Source={database.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            BEGIN;
            CREATE TABLE conversations (
              id         TEXT PRIMARY KEY NOT NULL,
              title      TEXT NOT NULL,
              created_at TEXT NOT NULL,
              updated_at TEXT NOT NULL
            );
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
            INSERT INTO conversations
            SELECT printf('c%04d', i), 'Conversation ' || i, datetime('2026-01-01', i || ' hours'), datetime('2026-01-01', i || ' hours')
            FROM n;
            COMMIT;
            """;
        command.ExecuteNonQuery();
    }
}
