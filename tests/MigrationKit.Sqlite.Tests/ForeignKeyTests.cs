using MigrationKit.Specification.Building;

namespace MigrationKit.Sqlite.Tests;

/// <summary>The table rebuild, and what becomes of the rows that refer to the table.</summary>
public sealed class ForeignKeyTests : IDisposable
{
    private const string Rebuild =
        "CREATE TABLE new_p(id INTEGER PRIMARY KEY, name TEXT);\nINSERT INTO new_p(id) SELECT id FROM p;\nDROP TABLE p;\nALTER TABLE new_p RENAME TO p;\n";

    private readonly TempDatabase _database = new();

    public ForeignKeyTests() => _database.Execute(
        "CREATE TABLE p(id INTEGER PRIMARY KEY); CREATE TABLE c(id INTEGER PRIMARY KEY, p INTEGER REFERENCES p(id) ON DELETE CASCADE);"
        + "INSERT INTO p VALUES (1), (2); INSERT INTO c VALUES (10, 1), (20, 2)");

    public void Dispose() => _database.Dispose();

    private static MigrationSet Off(string sql) => TempDatabase.Set(("0001_rebuild", new ScriptSource(sql) { ForeignKeysOff = true }));

    [Fact]
    public async Task WithForeignKeysOffARebuildKeepsTheChildren()
    {
        await _database.MigrateAsync(Off(Rebuild));

        Assert.Equal("10|1 20|2", _database.Query("SELECT * FROM c"));
    }

    [Fact]
    public async Task WithForeignKeysOnItMeansWhatSqliteSaysItMeans()
    {
        // The guard of the test above: the same script with foreign keys on deletes the children.
        await _database.MigrateAsync(TempDatabase.Set(("0001_rebuild", Rebuild)));

        Assert.Equal("", _database.Query("SELECT * FROM c"));
    }

    [Fact]
    public async Task RowsWithoutTheirParentAreNamed()
    {
        var error = await _database.FailAsync(MigrationErrorKind.ForeignKeyViolation, Off(Rebuild + "DELETE FROM p WHERE id = 2;\n"));

        Assert.StartsWith("Migration '0001_rebuild' left foreign keys violated in SQLite database '", error.Message, StringComparison.Ordinal);
        Assert.Contains("1 row of 'c' refers to a row of 'p' that does not exist (such as rowid 20)", error.Message, StringComparison.Ordinal);
        Assert.Contains("Everything was rolled back", error.Message, StringComparison.Ordinal);
        Assert.Equal("0001_rebuild", error.MigrationId);
        Assert.Equal("10|1 20|2", _database.Query("SELECT * FROM c"));
        Assert.Equal("c p", _database.Query("SELECT name FROM sqlite_master ORDER BY name"));
    }

    [Fact]
    public async Task ViolationsFromBeforeAreNotTheMigrationsFault()
    {
        using (var connection = _database.Open(";Foreign Keys=False"))
        {
            TempDatabase.Execute(connection, "INSERT INTO c VALUES (30, 3)");
        }

        await _database.MigrateAsync(Off(Rebuild));
        Assert.Equal("10|1 20|2 30|3", _database.Query("SELECT * FROM c"));
    }

    [Fact]
    public async Task OneMoreThanBeforeIs()
    {
        using (var connection = _database.Open(";Foreign Keys=False"))
        {
            TempDatabase.Execute(connection, "INSERT INTO c VALUES (30, 3)");
        }

        await _database.FailAsync(MigrationErrorKind.ForeignKeyViolation, Off("DELETE FROM p WHERE id = 2;"));
    }

    [Fact]
    public async Task AParentWithoutAUniqueKeyIsNamed()
    {
        var error = await _database.FailAsync(
            MigrationErrorKind.ForeignKeyViolation, Off("CREATE TABLE new_p(id INTEGER);\nDROP TABLE p;\nALTER TABLE new_p RENAME TO p;\n"));

        Assert.Contains("those of table 'c' cannot be checked: foreign key mismatch", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADeferredViolationIsRefusedAtTheCommit()
    {
        var error = await _database.FailAsync(MigrationErrorKind.ForeignKeyViolation, TempDatabase.Set(
            ("0001_a", "PRAGMA defer_foreign_keys = ON;\nINSERT INTO c VALUES (30, 3);\n")));

        Assert.Contains("refused to commit: FOREIGN KEY constraint failed. 1 row of 'c' refers to", error.Message, StringComparison.Ordinal);
        Assert.Equal("10|1 20|2", _database.Query("SELECT * FROM c"));
    }

    [Fact]
    public async Task AScriptOutsideATransactionIsCheckedBeforeItCountsAsApplied()
    {
        var set = TempDatabase.Set(("0001_a", new ScriptSource("DELETE FROM p WHERE id = 2;") { ForeignKeysOff = true, Transaction = ScriptTransaction.Outside }));
        await _database.FailAsync(MigrationErrorKind.ForeignKeyViolation, set);
        await _database.FailAsync(MigrationErrorKind.ForeignKeyViolation, set);

        _database.Execute("INSERT INTO p VALUES (2)");
        await _database.MigrateAsync(set);
        Assert.Equal("versioned", _database.Query("SELECT kind FROM migration_history"));
    }
}
