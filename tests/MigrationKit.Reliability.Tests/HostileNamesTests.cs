using MigrationKit.Specification.Building;
using MigrationKit.Sqlite;

namespace MigrationKit.Reliability.Tests;

/// <summary>
/// Ids, set names, table names and users made to be taken for SQL or for a path: through every statement and every file that names them, from the first run
/// to the restored back-up.
/// </summary>
public sealed class HostileNamesTests : IDisposable
{
    private readonly TempDatabase _database = new();

    public static TheoryData<string> Names { get; } =
    [
        "'); DROP TABLE mine; --", "\"; DROP TABLE mine; --", "a]; DROP TABLE mine; --", "`x`", "?1", "%s{0}{1}", "0001'\t\n\\|\u0085", "\u202egnp.0001", "🎈", "../../x", "1 0001", " ", new string('x', 10_000),
    ];

    public void Dispose() => _database.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task NamesAreDataNeverSql(string name)
    {
        _database.Execute("CREATE TABLE mine(x); INSERT INTO mine VALUES (7)");
        var set = Set(name, 4);
        var options = Options(name);
        var migrator = SqliteMigrator.Create(_database.ConnectionString, set, options);
        await migrator.MigrateAsync();
        AssertHas(name, 1, 2, 3, 4);
        Assert.True((await migrator.MigrateAsync()).UpToDate);
        Assert.True((await migrator.ValidateAsync()).IsValid);
        Assert.All((await migrator.StatusAsync()).Migrations, entry => Assert.Equal(MigrationState.Applied, entry.State));

        // Down and up again, from one transaction each and on a copy.
        await migrator.RollbackToAsync("0001_" + name);
        AssertHas(name, 1);
        Assert.True((await migrator.RehearseAsync()).Passed);
        await SqliteMigrator.Create(_database.ConnectionString, set, options with { TransactionMode = TransactionMode.None }).MigrateAsync();
        AssertHas(name, 1, 2, 3, 4);
        await migrator.RollbackToAsync("0003_" + name);

        // The back-up's name and the way back to it.
        var report = await SqliteMigrator.MigrateAsync(_database.ConnectionString, Set(name, 5), options with { Backup = new BackupOptions { Keep = 1 } });
        Assert.Equal(_database.Folder, Path.GetDirectoryName(report.BackupPath));
        _database.ClearPool();
        await SqliteMigrator.RestoreAsync(_database.ConnectionString, report.BackupPath!, options);
        AssertHas(name, 1, 2, 3);
        Assert.Equal("7", _database.Query("SELECT x FROM mine"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task NamesAreDataInARepairToo(string name)
    {
        _database.Execute("CREATE TABLE mine(x); INSERT INTO mine VALUES (7)");
        var options = Options(name);
        await SqliteMigrator.Create(_database.ConnectionString, Set(name, 4), options).BaselineAsync("0003_" + name);
        await SqliteMigrator.Create(_database.ConnectionString, Set(name, 4), options).RepairAsync(new RepairOptions { MarkApplied = ["0004_" + name] });
        AssertHas(name, 1, 2, 3, 4);

        _database.Execute($"DELETE FROM {Quoted(options.HistoryTable)} WHERE ordinal = 4");
        var migrator = SqliteMigrator.Create(_database.ConnectionString, Set(name, 4), options);
        var error = await Assert.ThrowsAsync<MigrationException>(() => migrator.MigrateAsync());
        Assert.Contains($"migration '0004_{name}' (ordinal 4) was recorded last", error.Message, StringComparison.Ordinal);
        await migrator.RepairAsync(new RepairOptions { RunAgain = ["0004_" + name] });
        await migrator.MigrateAsync();
        AssertHas(name, 1, 2, 3, 4);
        Assert.Equal("7", _database.Query("SELECT x FROM mine"));
    }

    // Where the name were SQL, the first look would find another set's chain and call the database up to date.
    [Theory]
    [InlineData("' OR '' = '")]
    [InlineData("x' OR [set] = 'x")]
    public async Task ASetNameDoesNotReachAnotherSetsHistory(string name)
    {
        await _database.MigrateAsync(Set("x", 1));
        var sameUnderAnotherName = new MigrationSetBuilder(name) { { "0001_x", "CREATE TABLE t1(x);\nINSERT INTO t1 VALUES (1);\n", "DROP TABLE IF EXISTS t1;\n" } }.Build();

        var error = await _database.FailAsync(MigrationErrorKind.InvalidHistory, sameUnderAnotherName);
        Assert.Contains($"has no history of set '{name}', but one of set 'x'", error.Message, StringComparison.Ordinal);
    }

    // No file and no folder can be called so, but a set can be made by hand.
    [Fact]
    public async Task ANulInANameIsDataOrRefused()
    {
        var options = new MigrationOptions { AppliedBy = "a\0b" };
        await _database.MigrateAsync(Set("a\0b", 4), options);

        Assert.True((await _database.MigrateAsync(Set("a\0b", 4), options)).UpToDate);
        Assert.Equal(4, (await SqliteMigrator.Create(_database.ConnectionString, Set("a\0b", 4), options).RollbackAllAsync()).Migrations.Count);
        Assert.Equal("0", _database.Query("SELECT count(*) FROM migration_history"));
        Assert.Contains("NUL", (await _database.FailAsync(MigrationErrorKind.InvalidHistory, Set("x", 1), options with { HistoryTable = "a\0b" })).Message, StringComparison.Ordinal);
    }

    private static MigrationSet Set(string name, int count)
    {
        var set = new MigrationSetBuilder(name);
        for (var i = 1; i <= count; i++)
        {
            var up = new ScriptSource(FormattableString.Invariant($"CREATE TABLE t{i}(x);\nINSERT INTO t{i} VALUES ({i});\n"));
            set.Add(FormattableString.Invariant($"000{i}_{name}"), i == 3 ? up with { Transaction = ScriptTransaction.Outside } : up, FormattableString.Invariant($"DROP TABLE IF EXISTS t{i};\n"));
        }

        return set.Build();
    }

    private static MigrationOptions Options(string name) => new() { HistoryTable = "history" + name, AppliedBy = name };

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private void AssertHas(string name, params int[] migrations)
    {
        using var connection = _database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT [set], ordinal, id FROM {Quoted("history" + name)} ORDER BY ordinal";
        using var reader = command.ExecuteReader();
        foreach (var i in migrations)
        {
            Assert.True(reader.Read());
            Assert.Equal((name, i, FormattableString.Invariant($"000{i}_{name}")), (reader.GetString(0), reader.GetInt32(1), reader.GetString(2)));
        }

        Assert.False(reader.Read());
        Assert.Equal("1", _database.Query("SELECT count(*) FROM mine"));
    }
}
