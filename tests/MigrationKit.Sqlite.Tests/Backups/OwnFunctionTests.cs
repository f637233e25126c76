using Microsoft.Data.Sqlite;

namespace MigrationKit.Sqlite.Tests.Backups;

/// <summary>Functions and collations of the program's own, in the schema: only its own connections have them, and a back-up has connections of its own.</summary>
public sealed class OwnFunctionTests : IDisposable
{
    private static readonly MigrationOptions Guarded = new() { Backup = new BackupOptions(), QuickCheck = true };

    private readonly TempDatabase _database = new();
    private readonly SqliteConnection _connection;

    public OwnFunctionTests()
    {
        _connection = _database.Open();
        _connection.CreateCollation("loose", (one, other) => string.Compare(one, other, StringComparison.OrdinalIgnoreCase));
        _connection.CreateFunction("twice", (long value) => value * 2, isDeterministic: true);
        TempDatabase.Execute(
            _connection,
            """
            CREATE TABLE words(word TEXT COLLATE loose UNIQUE);
            INSERT INTO words VALUES ('a'), ('B'), ('c');
            CREATE TABLE keys(k TEXT COLLATE loose PRIMARY KEY) WITHOUT ROWID;
            INSERT INTO keys VALUES ('a'), ('B'), ('c');
            CREATE TABLE numbers(n INT CHECK (twice(n) > 0), d INT NOT NULL AS (twice(n)));
            CREATE INDEX doubled ON numbers(twice(n)) WHERE twice(n) > 1;
            INSERT INTO numbers(n) VALUES (1), (2);
            """);
    }

    public void Dispose()
    {
        _connection.Dispose();
        _database.Dispose();
    }

    private static MigrationSet Plain() => TempDatabase.Set(("0001_a", "CREATE TABLE a(x);\n"));

    private static MigrationSet Using() => TempDatabase.Set(("0001_a", "CREATE TABLE a(x);\n"), ("0002_b", "CREATE INDEX b ON a(twice(x));\nINSERT INTO words VALUES ('d');\n"));

    [Fact]
    public async Task ABackupIsTakenOverTheProgramsConnection()
    {
        var report = await SqliteMigrator.MigrateAsync(_connection, Using(), Guarded);

        Assert.Equal(2, report.Migrations.Count);
        Assert.NotNull(report.BackupPath);
        Assert.Equal("2 4", TempDatabase.Query(_connection, "SELECT d FROM numbers"));
    }

    [Fact]
    public async Task ABackupIsTakenByConnectionStringToo()
    {
        Assert.NotNull((await _database.MigrateAsync(Plain(), Guarded)).BackupPath);
    }

    [Fact]
    public async Task NothingStandsInForThemWhereSomethingIsWritten()
    {
        await _database.MigrateAsync(Plain());
        var error = await _database.FailAsync(MigrationErrorKind.ScriptFailed, Using(), Guarded with { TransactionMode = TransactionMode.None });

        Assert.Contains("0002_b.sql(1,1): no such function: twice. ", error.Message, StringComparison.Ordinal);
        Assert.Contains("(CreateFunction, CreateCollation), let it migrate over one of them", error.Message, StringComparison.Ordinal);
    }

    /// <summary>While a query is open on a connection, the engine lets nobody take a function away again, and a call of it would end the process.</summary>
    [Theory]
    [InlineData("INSERT INTO numbers(n) VALUES (3)")]
    [InlineData("INSERT INTO words VALUES ('d')")]
    public async Task NothingIsLeftThatStandsInForThem(string sql)
    {
        using var without = _database.Open();
        using (var command = without.CreateCommand())
        {
            command.CommandText = "SELECT 1 UNION ALL SELECT 2";
            using var reader = await command.ExecuteReaderAsync();
            Assert.True(await reader.ReadAsync());
            var error = await Assert.ThrowsAsync<MigrationException>(() => SqliteMigrator.MigrateAsync(without, Plain(), new MigrationOptions { QuickCheck = true }));
            Assert.Contains("Could not check the file", error.Message, StringComparison.Ordinal);
        }

        Assert.Throws<SqliteException>(() => TempDatabase.Execute(without, sql));
        Assert.Equal("1", TempDatabase.Query(_connection, "SELECT (SELECT count(*) FROM numbers) = 2 AND (SELECT count(*) FROM words) = 3"));
    }

    [Fact]
    public async Task ItIsRestored()
    {
        var backup = (await SqliteMigrator.MigrateAsync(_connection, Using(), Guarded)).BackupPath!;
        _connection.Close();
        await SqliteMigrator.RestoreAsync(_database.ConnectionString, backup);

        Assert.Equal("keys numbers words", _database.Query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"));
        Assert.Equal("1 2", _database.Query("SELECT n FROM numbers NOT INDEXED"));
    }

    [Fact]
    public async Task ADamagedBackupIsStillSeen()
    {
        var backup = (await SqliteMigrator.MigrateAsync(_connection, Using(), Guarded)).BackupPath!;
        _connection.Close();
        using (var file = File.OpenWrite(backup))
        {
            file.Position = file.Length - 4096;
            file.Write(Enumerable.Repeat((byte)0xA5, 4096).ToArray());
        }

        var error = await Assert.ThrowsAsync<MigrationException>(() => SqliteMigrator.RestoreAsync(_database.ConnectionString, backup));
        Assert.Contains("is damaged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARehearsalOfWhatDoesNotNeedThemPasses()
    {
        var report = await SqliteMigrator.Create(_connection, Plain()).RehearseAsync();

        Assert.True(report.Passed, report.ToString());
    }

    [Fact]
    public async Task ARehearsalOfWhatNeedsThemSaysThatACopyHasNone()
    {
        var report = await SqliteMigrator.Create(_connection, Using()).RehearseAsync();

        Assert.Contains("is not there on a copy: a migration that needs it cannot be rehearsed", report.Failure!.Message, StringComparison.Ordinal);
    }
}
