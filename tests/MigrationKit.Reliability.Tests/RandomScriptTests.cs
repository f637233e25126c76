using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;
using MigrationKit.Specification.Building;
using MigrationKit.Sqlite;

namespace MigrationKit.Reliability.Tests;

/// <summary>
/// Random scripts, valid and broken: what is in the database afterwards is what the engine alone makes of the migrations that are
/// recorded, and nothing else. In memory, because what is proved is not the disk.
/// </summary>
public sealed class RandomScriptTests
{
    private static readonly string[] MostlyValid =
    [
        "CREATE TABLE IF NOT EXISTS a(id INTEGER PRIMARY KEY, x NOT NULL)",
        "CREATE TABLE IF NOT EXISTS c(a INTEGER REFERENCES a(id) ON DELETE CASCADE, y UNIQUE)",
        "CREATE TEMP TABLE IF NOT EXISTS own(x)",
        "CREATE TRIGGER IF NOT EXISTS t AFTER INSERT ON a BEGIN INSERT INTO b VALUES (new.id, CASE new.x WHEN 1 THEN 2 END); END",
        "CREATE VIEW IF NOT EXISTS v AS SELECT x FROM a",
        "CREATE INDEX IF NOT EXISTS i ON a(x)",
        "INSERT INTO a(x) VALUES (';'), ('-- no comment'), ('/*')",
        "INSERT OR IGNORE INTO b SELECT id, x FROM a",
        "INSERT OR REPLACE INTO a VALUES (1, 'again')",
        "UPDATE a SET x = x || '!' WHERE id % 2",
        "DELETE FROM a WHERE id = 1",
        "DELETE FROM b",
        "DROP TABLE IF EXISTS c",
        "SELECT * FROM a",
        "PRAGMA user_version = 5",
        "",
        "-- only a comment",
    ];

    private static readonly string[] MostlyBroken =
    [
        "CREATE TABLE a(x)",
        "CREATE TRIGGER no BEFORE DELETE ON a BEGIN SELECT RAISE(ABORT, 'not from here; END;'); END",
        "CREATE TRIGGER back BEFORE UPDATE ON a BEGIN SELECT RAISE(ROLLBACK, 'all of it'); END",
        "INSERT INTO a(x) VALUES (NULL)",
        "INSERT OR ROLLBACK INTO a(x) VALUES (NULL)",
        "INSERT OR FAIL INTO a(x) VALUES (1), (NULL)",
        "INSERT INTO b VALUES (99, 1)",
        "ALTER TABLE a ADD COLUMN z DEFAULT 7",
        "ALTER TABLE b RENAME TO b2",
        "DROP TABLE b",
        "DROP VIEW v",
        "SELECT abs(-9223372036854775808)",
        "SAVEPOINT s",
        "RELEASE s",
        "ROLLBACK TO s",
        "COMMIT",
        "END TRANSACTION",
        "ROLLBACK",
        "BEGIN",
        "VACUUM",
        "INSERT INTO migration_history(id) VALUES ('forged')",
        "SYNTAX ERROR",
        "SELECT 'not closed",
    ];

    private static readonly Gen<string[][]> Sets =
        Gen.Frequency((14, Gen.Elements(MostlyValid)), (1, Gen.Elements(MostlyBroken))).ArrayOf().Resize(6).ArrayOf().Resize(5).Where(set => set.Length > 0);

    [Theory]
    [InlineData(TransactionMode.WholeRun)]
    [InlineData(TransactionMode.PerMigration)]
    public void EitherAllIsAppliedAndRecordedOrNothingHasChanged(TransactionMode mode)
    {
        var applied = 0;
        var failed = 0;
        var cases = Extent.Of(usual: 500, full: 5000);
        Prop.ForAll(Sets.ToArbitrary(), set =>
        {
            ref var count = ref Check(set, mode) ? ref applied : ref failed;
            count++;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(20261121, 5));

        // Both kinds occur.
        Assert.NotEqual(0, applied);
        Assert.NotEqual(0, failed);
        Extent.Tell($"{mode}: {cases} cases, {applied} applied, {failed} failed");
    }

    private static bool Check(string[][] migrations, TransactionMode mode)
    {
        var scripts = Array.ConvertAll(migrations, statements => string.Concat(statements.Select(statement => statement + ";\n")));
        using var connection = Prepared();
        var before = Dump(connection);
        var (set, error) = (Set(scripts), default(MigrationException));
        try
        {
            SqliteMigrator.MigrateAsync(connection, set, new MigrationOptions { TransactionMode = mode }).GetAwaiter().GetResult();
        }
        catch (MigrationException e)
        {
            error = e;
        }

        var after = Dump(connection);
        if (error is null || error.Committed.Count > 0)
        {
            var count = error?.Committed.Count ?? scripts.Length;
            Assert.True(error is null || mode == TransactionMode.PerMigration);
            Assert.Equal(Enumerable.Range(1, count).Select(Id), Recorded(connection));
            Assert.Equal(ByTheEngineAlone(scripts.Take(count)), after);
        }
        else
        {
            Assert.Equal(before, after);
            Assert.Empty(Recorded(connection));
        }

        // No transaction is left open, whatever the script said.
        TempDatabase.Execute(connection, "BEGIN IMMEDIATE");
        TempDatabase.Execute(connection, "ROLLBACK");
        return error is null;
    }

    private static string ByTheEngineAlone(IEnumerable<string> scripts)
    {
        using var connection = Prepared();
        TempDatabase.Execute(connection, "BEGIN");
        foreach (var script in scripts)
        {
            TempDatabase.Execute(connection, script);
        }

        TempDatabase.Execute(connection, "COMMIT");
        return Dump(connection);
    }

    private static SqliteConnection Prepared()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        TempDatabase.Execute(connection, "CREATE TABLE a(id INTEGER PRIMARY KEY, x NOT NULL); CREATE TABLE b(a INTEGER REFERENCES a(id) ON DELETE CASCADE, y UNIQUE); INSERT INTO a VALUES (1, 1)");
        return connection;
    }

    private static string Dump(SqliteConnection connection)
    {
        var dump = TempDatabase.Query(connection, "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE '%migration_history%' ORDER BY name")
            + " " + TempDatabase.Query(connection, "PRAGMA user_version");
        foreach (var table in TempDatabase.Query(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'migration_history' ORDER BY name").Split(' '))
        {
            dump += $" {table}: {TempDatabase.Query(connection, $"SELECT * FROM \"{table}\"")}";
        }

        return dump;
    }

    private static IEnumerable<string> Recorded(SqliteConnection connection) =>
        TempDatabase.Query(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'migration_history'") == "0" ? []
        : TempDatabase.Query(connection, "SELECT id FROM migration_history ORDER BY ordinal").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static MigrationSet Set(string[] scripts)
    {
        var set = new MigrationSetBuilder();
        for (var i = 1; i <= scripts.Length; i++)
        {
            set.Add(Id(i), scripts[i - 1]);
        }

        return set.Build();
    }

    private static string Id(int number) => FormattableString.Invariant($"{number:0000}_m");
}
