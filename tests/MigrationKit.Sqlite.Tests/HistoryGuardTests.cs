using Microsoft.Data.Sqlite;
using MigrationKit.Specification.Building;

namespace MigrationKit.Sqlite.Tests;

/// <summary>The history table is written by MigrationKit and by nothing that it runs.</summary>
public sealed class HistoryGuardTests : IDisposable
{
    private readonly TempDatabase _database = new();

    public void Dispose() => _database.Dispose();

    private static readonly (string Id, ScriptSource Up) First = ("0001_a", "CREATE TABLE a(x);\n");

    [Theory]
    [InlineData("DELETE FROM migration_history WHERE id = '0001_a'")]
    [InlineData("UPDATE main.[Migration_History] SET checksum = ''")]
    [InlineData("INSERT INTO \"MIGRATION_HISTORY\" SELECT * FROM migration_history")]
    [InlineData("REPLACE INTO migration_history SELECT * FROM migration_history")]
    [InlineData("DROP TABLE migration_history")]
    [InlineData("ALTER TABLE migration_history RENAME TO other")]
    [InlineData("ALTER TABLE migration_history ADD COLUMN note")]
    public async Task AScriptThatChangesItIsRefusedAtItsPlace(string sql)
    {
        await _database.MigrateAsync(TempDatabase.Set(First));
        var before = _database.Query("SELECT * FROM migration_history");
        var error = await _database.FailAsync(MigrationErrorKind.ScriptFailed, TempDatabase.Set(First, ("0002_b", $"CREATE TABLE b(x);\n{sql};\n")));

        Assert.Equal(("0002_b", "0002_b.sql", 2), (error.MigrationId, error.File, error.Line));
        Assert.Contains("stopped at 0002_b.sql(2,1): this statement, or a trigger that it sets off, changes the history table 'migration_history'", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Everything was rolled back: the database is as it was before the run.", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, _database.Query("SELECT * FROM migration_history"));
    }

    [Fact]
    public async Task OutsideATransactionItIsRefusedBeforeItRuns()
    {
        await _database.MigrateAsync(TempDatabase.Set(First));
        await _database.FailAsync(
            MigrationErrorKind.ScriptFailed,
            TempDatabase.Set(First, ("0002_b", new ScriptSource("CREATE TABLE b(x);\nDELETE FROM migration_history;\n") { Transaction = ScriptTransaction.Outside })));

        Assert.Equal("0001_a|versioned 0002_b|started", _database.Query("SELECT id, kind FROM migration_history"));
    }

    [Fact]
    public async Task ATriggerOfAnEarlierRunIsSeenToo()
    {
        await _database.MigrateAsync(TempDatabase.Set(First));
        _database.Execute("CREATE TRIGGER bad AFTER INSERT ON a BEGIN DELETE FROM Migration_History; END");
        var error = await _database.FailAsync(MigrationErrorKind.ScriptFailed, TempDatabase.Set(First, ("0002_b", "INSERT INTO a VALUES (1);\n")));

        Assert.Equal((1, "0001_a"), (error.Line, _database.Query("SELECT id FROM migration_history")));
    }

    [Fact]
    public async Task ATriggerFromBeforeThereWasAHistoryIsSeenToo()
    {
        _database.Execute("CREATE TABLE a(x); CREATE TRIGGER bad AFTER INSERT ON a BEGIN DELETE FROM migration_history; END");
        var error = await _database.FailAsync(MigrationErrorKind.ScriptFailed, TempDatabase.Set(("0001_b", "CREATE TABLE b(x);\n"), ("0002_c", "INSERT INTO a VALUES (1);\n")));

        Assert.Equal(("0002_c", 1), (error.MigrationId, error.Line));
    }

    [Fact]
    public async Task ATriggerOfTheSameRunIsSeenToo()
    {
        var error = await _database.FailAsync(MigrationErrorKind.ScriptFailed, TempDatabase.Set(
            First,
            ("0002_b", "CREATE TRIGGER bad AFTER INSERT ON a BEGIN DELETE FROM migration_history; END;\n"),
            ("0003_c", "INSERT INTO a VALUES (1);\n")));

        Assert.Equal("0003_c", error.MigrationId);
    }

    [Fact]
    public async Task AStepIsToldSo()
    {
        var set = new MigrationSetBuilder
        {
            Steps = (_, _) => (context, _) =>
            {
                TempDatabase.Execute((SqliteConnection)context.Connection, "DELETE FROM migration_history");
                return default;
            },
        };
        set.Add("0001_a", "CREATE TABLE a(x);\n-- migration:step Clean\n");
        var error = await _database.FailAsync(MigrationErrorKind.StepFailed, set.Build());

        Assert.Contains("A step must not change the history table 'migration_history': only MigrationKit writes it.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACheckIsToldSo()
    {
        var error = await _database.FailAsync(MigrationErrorKind.CheckFailed, TempDatabase.Set(First), new MigrationOptions
        {
            RunChecksAsync = (context, _) =>
            {
                TempDatabase.Execute((SqliteConnection)context.Connection, "UPDATE migration_history SET applied_by = 'me'");
                return default;
            },
        });

        Assert.Contains("It must not change the history table 'migration_history': only MigrationKit writes it.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT count(*) FROM migration_history")]
    [InlineData("-- not migration_history\nCREATE TABLE my_migration_history2(x)")]
    [InlineData("CREATE TEMP TABLE migration_history(x);\nINSERT INTO migration_history VALUES (1);\nDROP TABLE temp.migration_history")]
    [InlineData("CREATE VIEW applied AS SELECT id FROM migration_history")]
    public async Task ReadingItAndOtherTablesIsNobodysBusiness(string sql)
    {
        await _database.MigrateAsync(TempDatabase.Set(First, ("0002_b", sql + ";\n"), ("0003_c", "INSERT INTO a VALUES (1);\n")));

        Assert.Equal("0001_a 0002_b 0003_c", _database.Query("SELECT id FROM migration_history"));
        Assert.Equal("1", _database.Query("SELECT x FROM a"));
    }

    [Theory]
    [InlineData("with \"quotes\"")]
    [InlineData("ÄÖ")]
    [InlineData("x")]
    public async Task ATableOfAnyNameIsGuarded(string table)
    {
        var options = new MigrationOptions { HistoryTable = table };
        var quoted = table.Replace("\"", "\"\"", StringComparison.Ordinal);
        await _database.MigrateAsync(TempDatabase.Set(First), options);

        await _database.FailAsync(MigrationErrorKind.ScriptFailed, TempDatabase.Set(First, ("0002_b", $"DELETE FROM \"{quoted}\";\n")), options);
        await _database.MigrateAsync(TempDatabase.Set(First, ("0002_b", "INSERT INTO a VALUES (1);\n")), options);
    }
}
