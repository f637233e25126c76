using MigrationKit.Specification.Building;

namespace MigrationKit.Sqlite.Tests;

/// <summary>The history table beside whatever else a database holds.</summary>
public sealed class HistoryTableTests : IDisposable
{
    private readonly TempDatabase _database = new();

    public void Dispose() => _database.Dispose();

    private static MigrationSet OneTable { get; } = TempDatabase.Set(("0001_a", "CREATE TABLE a(x);"));

    [Theory]
    [InlineData("CREATE TABLE schema_migrations(version uint64, dirty bool)", "golang-migrate")]
    [InlineData("CREATE TABLE schema_migrations(version varchar(128) primary key)", "dbmate or Rails")]
    [InlineData("CREATE TABLE schema_migrations(id INTEGER PRIMARY KEY, version_id INTEGER NOT NULL, is_applied INTEGER NOT NULL, tstamp TIMESTAMP)", "goose")]
    [InlineData("CREATE TABLE schema_migrations(id, type, version, description, name, checksum, installed_by, installed_on, success)", "Evolve")]
    [InlineData("CREATE TABLE schema_migrations(installed_rank, version, description, type, script, checksum, installed_by, installed_on, execution_time, success)", "Flyway")]
    [InlineData("CREATE TABLE schema_migrations(id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at, applied_steps_count)", "Prisma")]
    [InlineData("CREATE TABLE Schema_Migrations(what, ever)", "a table with the columns what, ever. ")]
    [InlineData("CREATE VIEW schema_migrations AS SELECT 1 AS \"set\", 2 AS ordinal, 3 AS kind, 4 AS chain", "a view with the columns set, ordinal, kind, chain. ")]
    [InlineData("CREATE TABLE t(x); CREATE INDEX schema_migrations ON t(x)", "it is an index")]
    public async Task AnotherToolsTableIsNamedAndLeftAlone(string sql, string named)
    {
        _database.Execute(sql);
        var before = File.ReadAllBytes(_database.File);
        var options = new MigrationOptions { HistoryTable = "schema_migrations" };
        var error = await _database.FailAsync(MigrationErrorKind.InvalidHistory, OneTable, options);

        Assert.Contains("'schema_migrations' in SQLite database '", error.Message, StringComparison.Ordinal);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Contains("MigrationOptions.HistoryTable", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_database.File));
        await Assert.ThrowsAsync<MigrationException>(() => SqliteMigrator.Create(_database.ConnectionString, OneTable, options).StatusAsync());

        // Under another name the two live side by side.
        await _database.MigrateAsync(OneTable);
    }

    [Fact]
    public async Task ATriggerMayHaveTheName()
    {
        _database.Execute("CREATE TABLE t(x); CREATE TRIGGER migration_history AFTER INSERT ON t BEGIN SELECT 1; END");

        await _database.MigrateAsync(OneTable);

        Assert.True((await _database.MigrateAsync(OneTable)).UpToDate);
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public async Task ADurationThatIsNoneStopsNobody(long duration)
    {
        await _database.MigrateAsync(OneTable);
        _database.Execute(FormattableString.Invariant($"UPDATE migration_history SET duration = {duration}"));

        Assert.Single((await _database.MigrateAsync(TempDatabase.Set(("0001_a", "CREATE TABLE a(x);"), ("0002_b", "CREATE TABLE b(x);")))).Migrations);
    }

    [Theory]
    [InlineData("migration history")]
    [InlineData("a\"b'c]d`e;--")]
    [InlineData("\"; DROP TABLE mine; --")]
    [InlineData("main.t")]
    [InlineData("select")]
    [InlineData("表 🎈")]
    [InlineData("%s {0} \\")]
    public async Task AnyNameIsOnlyAName(string name)
    {
        _database.Execute("CREATE TABLE mine(x)");
        var set = new MigrationSetBuilder(name + "'") { { $"0001_{name}", "CREATE TABLE a(x);" } }.Build();
        var options = new MigrationOptions { HistoryTable = name };
        await _database.MigrateAsync(set, options);

        Assert.True((await _database.MigrateAsync(set, options)).UpToDate);
        Assert.Equal(3, (await TablesAsync()).Count);
        Assert.Contains(name, await TablesAsync());
    }

    [Theory]
    [InlineData("sqlite_history", "SQLite keeps names that begin with 'sqlite_'")]
    [InlineData("SQLITE_x", "SQLite keeps names that begin with 'sqlite_'")]
    [InlineData("", "is empty")]
    [InlineData("a\0b", "NUL")]
    public async Task NamesThatSqliteDoesNotTakeAreRefused(string name, string reason)
    {
        var error = await _database.FailAsync(MigrationErrorKind.InvalidHistory, OneTable, new MigrationOptions { HistoryTable = name });

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_database.File));
    }

    [Fact]
    public async Task TwoSetsShareATable()
    {
        var other = new MigrationSetBuilder("Other") { { "0001_a", "CREATE TABLE b(x);" } }.Build();
        await _database.MigrateAsync(OneTable);
        await _database.MigrateAsync(other);

        Assert.True((await _database.MigrateAsync(OneTable)).UpToDate);
        Assert.Equal("Migrations|1 Other|1", _database.Query("SELECT \"set\", ordinal FROM migration_history"));
    }

    [Fact]
    public async Task ATemporaryTableOfTheSameNameDoesNotStandInForIt()
    {
        using var connection = _database.Open();
        TempDatabase.Execute(connection, "CREATE TEMP TABLE migration_history(x)");
        await SqliteMigrator.MigrateAsync(connection, OneTable);

        Assert.Equal("0001_a", TempDatabase.Query(connection, "SELECT id FROM main.migration_history"));
    }

    [Theory]
    [InlineData("UPDATE migration_history SET kind = 'future'", "'future' as kind")]
    [InlineData("UPDATE migration_history SET applied_at = 'yesterday'", "'yesterday' as applied_at")]
    public async Task ARowThatCannotBeReadIsNamed(string sql, string named)
    {
        await _database.MigrateAsync(OneTable);
        _database.Execute(sql);
        var error = await Assert.ThrowsAsync<MigrationException>(() => SqliteMigrator.Create(_database.ConnectionString, OneTable).StatusAsync());

        Assert.Equal(MigrationErrorKind.InvalidHistory, error.Kind);
        Assert.Contains("The row of '0001_a'", error.Message, StringComparison.Ordinal);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AColumnThatALaterVersionAddsIsNoHindrance()
    {
        await _database.MigrateAsync(OneTable);
        _database.Execute("ALTER TABLE migration_history ADD COLUMN batch TEXT");
        await _database.MigrateAsync(TempDatabase.Set(("0001_a", "CREATE TABLE a(x);"), ("0002_b", "CREATE TABLE b(x);")));

        Assert.Equal("2", _database.Query("SELECT count(*) FROM migration_history"));
    }

    private Task<List<string>> TablesAsync()
    {
        using var connection = _database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table'";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return Task.FromResult(names);
    }
}
