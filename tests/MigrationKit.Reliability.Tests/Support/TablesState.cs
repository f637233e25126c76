using Microsoft.Data.Sqlite;

namespace MigrationKit.Reliability.Tests;

/// <summary>How far a database has come in the test app's <c>tables</c> or <c>spilling</c> set, with proof that file, history and schema agree.</summary>
internal static class TablesState
{
    /// <summary>Migrations applied. A script outside a transaction that has not ended counts as not applied.</summary>
    /// <param name="database">The database.</param>
    /// <param name="tableAt">The statement of each script, from 1, that creates its table.</param>
    /// <param name="rowAt">The statement that adds its row to <c>ran</c>.</param>
    public static int Read(TempDatabase database, int tableAt = 1, int rowAt = 3)
    {
        using var connection = database.Open();
        return Read(connection, tableAt, rowAt);
    }

    /// <inheritdoc cref="Read(TempDatabase, int, int)"/>
    public static int Read(SqliteConnection connection, int tableAt = 1, int rowAt = 3)
    {
        Assert.Equal("ok", TempDatabase.Query(connection, "PRAGMA integrity_check"));
        var tables = Numbers(connection, "SELECT substr(name, 2) FROM sqlite_master WHERE name GLOB 't[0-9]*' ORDER BY CAST(substr(name, 2) AS INTEGER)");
        if (TempDatabase.Query(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'migration_history'") == "0")
        {
            Assert.Empty(tables);
            return 0;
        }

        var applied = int.Parse(TempDatabase.Query(connection, "SELECT count(*) FROM migration_history WHERE kind <> 'started'"), null);
        Assert.Equal(
            string.Join(' ', Enumerable.Range(1, applied).Select(i => FormattableString.Invariant($"{i}|{i:0000}_t"))),
            TempDatabase.Query(connection, "SELECT ordinal, id FROM migration_history WHERE kind <> 'started' ORDER BY ordinal"));

        // Of the one that has not ended, exactly the statements that its progress counts.
        var progress = Numbers(connection, "SELECT progress FROM migration_history WHERE kind = 'started'").SingleOrDefault();
        Assert.Equal(Enumerable.Range(1, applied + (progress >= tableAt ? 1 : 0)), tables);
        var hasRan = TempDatabase.Query(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'ran'") == "1";
        Assert.Equal(
            Enumerable.Range(1, applied + (progress >= rowAt ? 1 : 0)),
            hasRan ? Numbers(connection, "SELECT migration FROM ran ORDER BY migration") : []);

        return applied;
    }

    private static List<int> Numbers(SqliteConnection connection, string sql) =>
        [.. TempDatabase.Query(connection, sql).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, null))];
}
