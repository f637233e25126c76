using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MigrationKit.Sqlite.Tests;

public sealed class ApplyTests : IDisposable
{
    private readonly TempDatabase _database = new();

    public void Dispose() => _database.Dispose();

    private static MigrationSet TwoTables() => TempDatabase.Set(
        ("0001_a", "CREATE TABLE a(x INTEGER);\nINSERT INTO a VALUES (1), (2);\n"),
        ("0002_b", "CREATE TABLE b(x TEXT);\n"));

    [Fact]
    public async Task ASavepointThatReachesIntoTheNextMigrationIsRefused()
    {
        var error = await _database.FailAsync(MigrationErrorKind.ScriptFailed, TempDatabase.Set(
            ("0001_a", "CREATE TABLE a(x);\nSAVEPOINT s;\n"), ("0002_b", "CREATE TABLE b(x);\n"), ("0003_c", "ROLLBACK TO s;\n")));

        await _database.MigrateAsync(TempDatabase.Set(("0001_a", "SAVEPOINT s;\nSAVEPOINT s;\nRELEASE \"s\";\nRELEASE [S];\n")));
        _database.Execute("DROP TABLE migration_history");
        Assert.Contains("begins a savepoint at 0001_a.sql(2,1) that it does not release", error.Message, StringComparison.Ordinal);
        Assert.Equal("", _database.Query("SELECT name FROM sqlite_master"));
    }

    [Fact]
    public async Task AnEmptyFolderGetsADatabaseWithAllMigrations()
    {
        var report = await _database.MigrateAsync(TwoTables());

        Assert.Equal(["0001_a", "0002_b"], report.Migrations.Select(migration => migration.Id));
        Assert.Equal([2L, 0L], report.Migrations.Select(migration => migration.RowsChanged));
        Assert.Equal("1|2", _database.Query("SELECT min(x), max(x) FROM a"));
        Assert.True((await _database.MigrateAsync(TwoTables())).UpToDate);
    }

    [Fact]
    public async Task VersionsAreIntegersSoThatPlainQueriesFindThem()
    {
        await _database.MigrateAsync(TwoTables(), new MigrationOptions { HistoryTable = "schema_migrations" });

        Assert.Equal("1", _database.Query("SELECT version FROM schema_migrations WHERE version=1"));
        Assert.Equal("integer", _database.Query("SELECT DISTINCT typeof(version) FROM schema_migrations"));
    }

    [Fact]
    public async Task StatusAndPlanCreateNothing()
    {
        var migrator = SqliteMigrator.Create(_database.ConnectionString, TwoTables());

        Assert.Equal(2, (await migrator.PlanAsync()).Steps.Count());
        await migrator.StatusAsync();
        Assert.Empty(Directory.EnumerateFileSystemEntries(_database.Folder));

        // The guard can fail: what opens for writing does create.
        await migrator.MigrateAsync();
        Assert.True(File.Exists(_database.File));
    }

    [Fact]
    public async Task LookingAtAForeignDatabaseWritesNothing()
    {
        _database.Execute("CREATE TABLE mine(x)");
        var before = File.ReadAllBytes(_database.File);

        await SqliteMigrator.Create(_database.ConnectionString, TwoTables()).StatusAsync();

        Assert.Equal(before, File.ReadAllBytes(_database.File));
    }

    [Fact]
    public async Task AnErrorInTheFifthOfSevenLeavesTheDatabaseAsItWas()
    {
        await _database.MigrateAsync(TempDatabase.Set(("0001_a", "CREATE TABLE a(x);")));
        var before = _database.Query("SELECT * FROM migration_history");
        var error = await _database.FailAsync(MigrationErrorKind.ScriptFailed, TempDatabase.Set(
            ("0001_a", "CREATE TABLE a(x);"),
            ("0002_b", "CREATE TABLE b(x);"),
            ("0003_c", "CREATE TABLE c(x);"),
            ("0004_d", "CREATE TABLE d(x);"),
            ("0005_x", "CREATE TABLE e(x);\nINSERT INTO a VALUES (1);\n\n/* the third\n statement */\n  INSERT INTO foo VALUES (1);\nCREATE TABLE f(x);\n"),
            ("0006_y", "CREATE TABLE g(x);"),
            ("0007_z", "CREATE TABLE h(x);")));

        Assert.Equal(
            "Migration '0005_x' failed at 0005_x.sql(6,3): no such table: foo. Correct the SQL and start again. "
            + "Everything was rolled back: the database is as it was before the run.", error.Message);
        Assert.Equal(("0005_x", "0005_x.sql", 6, 3), (error.MigrationId, error.File, error.Line, error.Column));
        Assert.Equal(raw.SQLITE_ERROR, Assert.IsType<SqliteException>(error.InnerException).SqliteErrorCode);
        Assert.Equal(before, _database.Query("SELECT * FROM migration_history"));
        Assert.Equal("a migration_history", _database.Query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"));
        Assert.Equal("0", _database.Query("SELECT count(*) FROM a"));
    }

    [Fact]
    public async Task AConstraintErrorKeepsTheEnginesWordsAndCodes()
    {
        var error = await _database.FailAsync(MigrationErrorKind.ScriptFailed, TempDatabase.Set(
            ("0001_a", "CREATE TABLE a(x UNIQUE);\nINSERT INTO a VALUES (1), (1);\n")));

        Assert.Contains("failed at 0001_a.sql(2,1): UNIQUE constraint failed: a.x. ", error.Message, StringComparison.Ordinal);
        Assert.Equal(raw.SQLITE_CONSTRAINT_UNIQUE, ((SqliteException)error.InnerException!).SqliteExtendedErrorCode);
    }

    [Fact]
    public async Task AStatementThatWouldEndTheTransactionIsRefused()
    {
        var error = await _database.FailAsync(MigrationErrorKind.ScriptFailed, TempDatabase.Set(
            ("0001_a", "CREATE TABLE a(x UNIQUE);\nCOMMIT;\nINSERT INTO a VALUES (1);\n")));

        Assert.Contains("0001_a.sql(2,1)", error.Message, StringComparison.Ordinal);
        Assert.Contains("-- migration:transaction none", error.Message, StringComparison.Ordinal);
        Assert.Equal("", _database.Query("SELECT name FROM sqlite_master"));
    }

    [Theory]
    [InlineData("CREATE TABLE a(x);\nINSERT INTO a VALUES (1)\0;\nINSERT INTO a VALUES (2);\n")]
    [InlineData("CREATE TABLE a(x);\n\0INSERT INTO a VALUES (2);\n")]
    [InlineData("CREATE TABLE a(x);\nINSERT INTO a VALUES ('\0');\n")]
    public async Task ANulCharacterEndsNothingInSilence(string sql)
    {
        var error = await _database.FailAsync(MigrationErrorKind.ScriptFailed, TempDatabase.Set(("0001_a", sql)));

        Assert.Contains("0001_a.sql(2,1): the statement has a NUL character in it", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT 1, 2", "is not one SELECT of one value")]
    [InlineData("DELETE FROM a", "is not one SELECT of one value")]
    [InlineData("SELECT 1; SELECT 0", "is not one SELECT of one value")]
    [InlineData("SELECT x FROM missing", "no such table: missing")]
    [InlineData("SELECT 'yes'", "answers 'yes'")]
    [InlineData("SELECT x FROM a", "answers no row")]
    public async Task ARequirementThatIsNoConditionIsExplained(string condition, string reason)
    {
        _database.Execute("CREATE TABLE a(x)");
        var error = await _database.FailAsync(MigrationErrorKind.RequirementFailed, TempDatabase.Set(("0001_a", $"-- migration:require {condition}\nCREATE TABLE b(x);")));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains(condition, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADatabaseOfANewerProgramIsRefused()
    {
        await _database.MigrateAsync(TwoTables());
        var error = await _database.FailAsync(MigrationErrorKind.DatabaseIsNewer, TempDatabase.Set(("0001_a", "CREATE TABLE a(x INTEGER);\nINSERT INTO a VALUES (1), (2);\n")));

        Assert.Contains("0002_b", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TriggersQuotesAndCommentsAreCutWhereTheEngineCuts()
    {
        await _database.MigrateAsync(TempDatabase.Set(("0001_a", """
            -- ; in a comment
            CREATE TABLE a(x, "y;z" TEXT DEFAULT 'a;''b', [q;] INT, `r;` INT); ;
            CREATE TEMP TRIGGER IF NOT EXISTS tt AFTER INSERT ON a BEGIN SELECT CASE WHEN 1 THEN 2 END; END;
            CREATE TRIGGER t AFTER INSERT ON a WHEN new.x > 0 /* ; */ BEGIN
              UPDATE a SET [q;] = CASE WHEN 1 THEN 2 END;
              INSERT INTO a(x) SELECT -new.x;
            END -- the end
            ;
            INSERT INTO a(x) VALUES (5)
            """)));

        Assert.Equal("5|a;'b|2 -5|a;'b|", _database.Query("SELECT x, \"y;z\", [q;] FROM a"));
    }
}
