using System.Globalization;
using Microsoft.Data.Sqlite;
using MigrationKit.Specification.Building;

namespace MigrationKit.Sqlite.Tests;

/// <summary>Connections: what is borrowed comes back as it was, and nothing of a script comes out of a pool.</summary>
public sealed class ConnectionTests : IDisposable
{
    private const string Pragmas = "SELECT f.foreign_keys, b.timeout FROM pragma_foreign_keys f, pragma_busy_timeout b";

    private readonly TempDatabase _database = new();

    public void Dispose() => _database.Dispose();

    private static ScriptSource Off(string sql) => new(sql) { ForeignKeysOff = true };

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task ABorrowedConnectionKeepsItsSettings(bool foreignKeys, bool fails)
    {
        using var connection = _database.Open($";Foreign Keys={foreignKeys}");
        TempDatabase.Execute(connection, "PRAGMA busy_timeout = 4321");
        var before = TempDatabase.Query(connection, Pragmas);
        var migrating = SqliteMigrator.MigrateAsync(connection, TempDatabase.Set(
            ("0001_a", "CREATE TABLE a(x);"),
            ("0002_b", Off("CREATE TABLE b(x);" + (fails ? "INSERT INTO missing VALUES (1);" : "")))));
        if (fails)
        {
            await Assert.ThrowsAsync<MigrationException>(() => migrating);
        }
        else
        {
            await migrating;
        }

        Assert.Equal(foreignKeys ? "1|4321" : "0|4321", before);
        Assert.Equal(before, TempDatabase.Query(connection, Pragmas));
        TempDatabase.Execute(connection, "BEGIN EXCLUSIVE; ROLLBACK");
    }

    [Fact]
    public async Task ForeignKeysThatAScriptSwitchedOffOutsideATransactionComeBack()
    {
        using var connection = _database.Open(";Foreign Keys=True");
        await SqliteMigrator.MigrateAsync(connection, TempDatabase.Set(
            ("0001_a", new ScriptSource("PRAGMA foreign_keys = OFF;\nVACUUM;\n") { Transaction = ScriptTransaction.Outside })));

        Assert.Equal("1", TempDatabase.Query(connection, "PRAGMA foreign_keys"));
    }

    // The driver's own wait comes from its connection string; the engine's is 0 until somebody sets it.
    [Theory]
    [InlineData(0)]
    [InlineData(4321)]
    public async Task AWaitThatAScriptHasSetComesBackToo(int timeout)
    {
        using var connection = _database.Open();
        TempDatabase.Execute(connection, FormattableString.Invariant($"PRAGMA busy_timeout = {timeout}"));
        await SqliteMigrator.MigrateAsync(connection, TempDatabase.Set(("0001_a", "CREATE TABLE a(x);\nPRAGMA busy_timeout = 5000;\n")));

        Assert.Equal(timeout.ToString(CultureInfo.InvariantCulture), TempDatabase.Query(connection, "PRAGMA busy_timeout"));
    }

    [Fact]
    public async Task AConnectionThatOnlyAsksIsToldSo()
    {
        using var connection = _database.Open();
        TempDatabase.Execute(connection, "PRAGMA query_only = ON");
        var error = await Assert.ThrowsAsync<MigrationException>(() => SqliteMigrator.MigrateAsync(connection, TempDatabase.Set(("0001_a", "CREATE TABLE a(x);"))));

        Assert.Equal(MigrationErrorKind.ReadOnly, error.Kind);
        Assert.Contains("it has PRAGMA query_only on. Switch it off", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AUriInCapitalsIsAFileName()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A file name there has no colon.");
        var name = $"FILE:{Guid.NewGuid():N}.db?mode=memory";
        try
        {
            var migrator = SqliteMigrator.Create($"Data Source={name};Pooling=False", TempDatabase.Set(("0001_a", "CREATE TABLE a(x);")));

            Assert.Null((await migrator.StatusAsync()).ChainHead);
            Assert.False(File.Exists(name));
            await migrator.MigrateAsync();
            Assert.True(File.Exists(name));
            Assert.NotNull((await migrator.StatusAsync()).ChainHead);
        }
        finally
        {
            File.Delete(name);
        }
    }

    [Fact]
    public async Task AConnectionThatCannotWriteIsRefusedAsItIs()
    {
        _database.Execute("CREATE TABLE mine(x)");
        using var connection = _database.Open(";Mode=ReadOnly;Foreign Keys=True");
        TempDatabase.Execute(connection, "PRAGMA busy_timeout = 4321");
        var error = await Assert.ThrowsAsync<MigrationException>(() => SqliteMigrator.MigrateAsync(connection, TempDatabase.Set(("0001_a", "CREATE TABLE a(x);"))));

        Assert.Equal(MigrationErrorKind.ReadOnly, error.Kind);
        Assert.Equal("1|4321", TempDatabase.Query(connection, Pragmas));
    }

    [Fact]
    public async Task NothingOfAScriptComesOutOfThePool()
    {
        await _database.MigrateAsync(TempDatabase.Set(("0001_a", new ScriptSource(
            "PRAGMA recursive_triggers = ON;\nPRAGMA cache_size = 17;\nCREATE TEMP TABLE left_behind(x);\nATTACH ':memory:' AS other;\n")
        {
            Transaction = ScriptTransaction.Outside,
        })));
        using var connection = new SqliteConnection(_database.ConnectionString);
        connection.Open();

        Assert.Equal("0", TempDatabase.Query(connection, "PRAGMA recursive_triggers"));
        Assert.NotEqual("17", TempDatabase.Query(connection, "PRAGMA cache_size"));
        Assert.Equal("", TempDatabase.Query(connection, "SELECT name FROM sqlite_temp_master"));
        Assert.DoesNotContain("other", TempDatabase.Query(connection, "PRAGMA database_list"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheFileIsFreeAfterwards()
    {
        await _database.MigrateAsync(TempDatabase.Set(("0001_a", "CREATE TABLE a(x);")));
        using var connection = _database.Open();

        TempDatabase.Execute(connection, "PRAGMA journal_mode = WAL");
        TempDatabase.Execute(connection, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT");
    }

    [Fact]
    public async Task ADatabaseInMemoryIsMigratedOverItsConnection()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var set = TempDatabase.Set(("0001_a", "CREATE TABLE a(x);"), ("0002_b", Off("CREATE TABLE b(x);")));
        await SqliteMigrator.MigrateAsync(connection, set);

        Assert.Equal("a b migration_history", TempDatabase.Query(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"));
        Assert.True((await SqliteMigrator.MigrateAsync(connection, set)).UpToDate);
    }

    [Fact]
    public async Task ASharedDatabaseInMemoryIsMigratedByConnectionString()
    {
        const string ConnectionString = "Data Source=ConnectionTests;Mode=Memory;Cache=Shared";
        using var keeper = new SqliteConnection(ConnectionString);
        keeper.Open();
        var set = TempDatabase.Set(("0001_a", "CREATE TABLE a(x);"), ("0002_b", Off("CREATE TABLE b(x);")));
        await SqliteMigrator.MigrateAsync(ConnectionString, set);

        Assert.True((await SqliteMigrator.MigrateAsync(ConnectionString, set)).UpToDate);
        Assert.Equal("2", TempDatabase.Query(keeper, "SELECT count(*) FROM migration_history"));
    }

    [Fact]
    public async Task ASharedDatabaseInMemoryTakesSeveralCallsOfOneMigratorAtOnce()
    {
        var migrator = SqliteMigrator.Create(
            "Data Source=ManyCalls;Mode=Memory;Cache=Shared", TempDatabase.Set(("0001_a", "CREATE TABLE a(x);"), ("0002_b", "CREATE TABLE b(x);")));

        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => migrator.MigrateAsync())));

        Assert.Equal([0, 0, 0, 2], reports.Select(report => report.Migrations.Count).Order());
    }

    [Fact]
    public async Task TwoCallsOverOneConnectionAreToldApartInsteadOfSharingATransaction()
    {
        using var connection = _database.Open();
        InvalidOperationException? refused = null;
        Migrator? migrator = null;
        var options = new MigrationOptions
        {
            RunChecksAsync = async (_, _) => refused = await Assert.ThrowsAsync<InvalidOperationException>(() => migrator!.MigrateAsync()),
        };
        migrator = SqliteMigrator.Create(connection, TempDatabase.Set(("0001_a", "CREATE TABLE a(x);")), options);

        Assert.Single((await migrator.MigrateAsync()).Migrations);
        Assert.Contains("is in use by another call of this migrator", refused!.Message, StringComparison.Ordinal);
        Assert.True((await migrator.MigrateAsync()).UpToDate);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Data Source=")]
    [InlineData("Cache=Private")]
    public async Task AConnectionStringWithoutAFileIsTakenForASettingThatIsMissing(string connectionString)
    {
        var error = await Assert.ThrowsAsync<MigrationException>(() => SqliteMigrator.MigrateAsync(connectionString, TempDatabase.Set(("0001_a", "CREATE TABLE a(x);"))));

        Assert.StartsWith("The connection string of the SQLite database names no file: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALockInTheSharedCacheIsWaitedForAsWell()
    {
        const string ConnectionString = "Data Source=SharedLock;Mode=Memory;Cache=Shared";
        using var keeper = new SqliteConnection(ConnectionString);
        keeper.Open();
        TempDatabase.Execute(keeper, "CREATE TABLE mine(x); INSERT INTO mine VALUES (1); BEGIN IMMEDIATE");
        var error = await Assert.ThrowsAsync<MigrationException>(() => SqliteMigrator.MigrateAsync(
            ConnectionString, TempDatabase.Set(("0001_a", "CREATE TABLE a(x);")), new MigrationOptions { LockTimeout = TimeSpan.FromMilliseconds(20) }));

        Assert.Equal((MigrationErrorKind.LockTimeout, error.Message), (error.Kind, error.Message));
        TempDatabase.Execute(keeper, "ROLLBACK");
    }

    [Theory]
    [InlineData("Data Source={0}", "app.db")]
    [InlineData("Data Source=file:{0}?cache=private", "app.db")]
    [InlineData("Data Source=file://{0}", "app.db")]
    [InlineData("Data Source=file:{1}/%61pp.db", "%61pp.db")]
    public async Task AFileIsFoundHoweverItIsWritten(string connectionString, string shown)
    {
        var text = string.Format(null, connectionString, _database.File, _database.Folder);
        var migrator = SqliteMigrator.Create(text, TempDatabase.Set(("0001_a", "CREATE TABLE a(x);")));
        await migrator.StatusAsync();
        Assert.Empty(Directory.EnumerateFileSystemEntries(_database.Folder));

        var report = await migrator.MigrateAsync();
        Assert.EndsWith(shown + "'", report.Database, StringComparison.Ordinal);
        Assert.Equal("app.db", Path.GetFileName(Assert.Single(Directory.EnumerateFiles(_database.Folder))));
        Assert.True((await migrator.MigrateAsync()).UpToDate);
    }

    [Fact]
    public void ARelativePathIsShownAsWritten()
    {
        Assert.Equal("SQLite database 'data/app.db'", new Connecting.DatabaseLocation("Data Source=data/app.db;Password=x").Description);
    }
}
