using MigrationKit.Specification.Building;

namespace MigrationKit.Specification;

/// <summary>Scripts outside a transaction: recorded statement by statement, resumed where they stopped, never run twice.</summary>
public abstract class OutsideSpecification<TDatabase> : Specification<TDatabase>
    where TDatabase : SpecificationDatabase, new()
{
    private const string Sql = "CREATE TABLE a(x INTEGER);\nINSERT INTO a VALUES (1);\nINSERT INTO later VALUES (1);\nINSERT INTO a VALUES (2);\n";

    private static MigrationSetBuilder Outside(string sql = Sql) => new()
    {
        { "0001_a", new ScriptSource(sql) { Transaction = ScriptTransaction.Outside, OutsideReason = "-- migration:transaction none" } },
    };

    [Fact]
    public async Task WhatCannotRunInATransactionRuns()
    {
        var report = await MigrateAsync(new()
        {
            { "0001_a", "CREATE TABLE a(x INTEGER);" },
            { "0002_b", new ScriptSource("VACUUM;") { Transaction = ScriptTransaction.Outside, OutsideReason = "VACUUM" } },
            { "0003_c", "CREATE TABLE c(x INTEGER);" },
        });

        Assert.Equal(3, report.Transactions);
        Assert.Equal([1, 1, 1], (await HistoryAsync()).Select(row => row.Progress));
        Assert.All(await HistoryAsync(), row => Assert.Equal(HistoryKind.Versioned, row.Kind));
    }

    [Fact]
    public async Task WhatWasCompletedBeforeAFailureIsKeptAndRecorded()
    {
        var error = await FailToMigrateAsync(Outside());

        Assert.Equal((MigrationErrorKind.ScriptFailed, 3), (error.Kind, error.Line));
        Assert.Contains("goes on behind them", error.Message, StringComparison.Ordinal);
        Assert.Equal("1", await CountAsync("a"));
        var row = Assert.Single(await HistoryAsync());
        Assert.Equal((HistoryKind.Started, 2, new string('0', 64)), (row.Kind, row.Progress, row.Chain));
    }

    [Theory]
    [InlineData(TransactionMode.WholeRun)]
    [InlineData(TransactionMode.PerMigration)]
    [InlineData(TransactionMode.None)]
    public async Task TheNextRunGoesOnWhereItStopped(TransactionMode mode)
    {
        await FailToMigrateAsync(Outside());
        await Database.ExecuteAsync("CREATE TABLE later(x INTEGER)");
        var report = await MigrateAsync(Outside(), new MigrationOptions { TransactionMode = mode });

        Assert.Equal(MigrationAction.Resume, Assert.Single(report.Migrations).Action);
        Assert.Equal("2", await CountAsync("a"));
        Assert.Equal("1", await CountAsync("later"));
        var row = Assert.Single(await HistoryAsync());
        Assert.Equal((HistoryKind.Versioned, 4, Outside().Build().ChainHead), (row.Kind, row.Progress, row.Chain));
        Assert.True((await MigrateAsync(Outside())).UpToDate);
    }

    [Fact]
    public async Task WithoutTransactionsAnyScriptIsResumed()
    {
        var options = new MigrationOptions { TransactionMode = TransactionMode.None };
        MigrationSetBuilder Set() => new() { { "0001_a", Sql } };
        await FailToMigrateAsync(Set(), options);
        await Database.ExecuteAsync("CREATE TABLE later(x INTEGER)");
        await MigrateAsync(Set());

        Assert.Equal("2", await CountAsync("a"));
    }

    [Fact]
    public async Task AScriptThatChangedMidwayIsRefused()
    {
        await FailToMigrateAsync(Outside());
        var error = await FailToMigrateAsync(Outside(Sql.Replace("later", "sooner", StringComparison.Ordinal)));

        Assert.Equal(MigrationErrorKind.ChecksumMismatch, error.Kind);
        Assert.Equal("1", await CountAsync("a"));
    }

    [Theory]
    [InlineData(ScriptTransaction.Outside, 1)]
    [InlineData(ScriptTransaction.Inside, 1)]
    [InlineData(ScriptTransaction.Outside, 2)]
    public async Task AScriptThatChangedBeforeAnythingOfItHadRunRunsAsItIsNow(ScriptTransaction transaction, int before)
    {
        MigrationSetBuilder Set(ScriptSource last)
        {
            var set = new MigrationSetBuilder();
            for (var i = 1; i < before; i++)
            {
                set.Add("0001_before", "CREATE TABLE before(x INTEGER);");
            }

            set.Add("0002_a", last);
            set.Add("0003_c", "CREATE TABLE c(x INTEGER);");
            return set;
        }

        var error = await FailToMigrateAsync(Set(new("INSERT INTO missing VALUES (1);") { Transaction = ScriptTransaction.Outside }));
        Assert.Contains("Correct the SQL and start again.", error.Message, StringComparison.Ordinal);
        Assert.Equal((HistoryKind.Started, 0), ((await HistoryAsync())[^1].Kind, (await HistoryAsync())[^1].Progress));

        var corrected = Set(new("CREATE TABLE a(x INTEGER);\nINSERT INTO a VALUES (1);") { Transaction = transaction });
        await MigrateAsync(corrected);
        Assert.Equal("1", await CountAsync("a"));
        Assert.Equal(Enumerable.Range(1, before + 1), (await HistoryAsync()).Select(row => (int)row.Ordinal));
        Assert.All(await HistoryAsync(), row => Assert.Equal(HistoryKind.Versioned, row.Kind));
        Assert.True((await MigrateAsync(corrected)).UpToDate);
    }

    [Fact]
    public async Task CancellingKeepsWhatIsCompletedAndTheNextRunFinishes()
    {
        const string sql = "CREATE TABLE a(x INTEGER);\nINSERT INTO a VALUES (1);\nINSERT INTO a VALUES (2);\n";
        using var cancel = new CancellationTokenSource();
        var progress = new Callback(value =>
        {
            if (value.Statement == 2)
            {
                cancel.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WithMigratorAsync(
            Outside(sql), new MigrationOptions { Progress = progress }, migrator => migrator.MigrateAsync(cancel.Token)));
        Assert.Equal("1", await CountAsync("a"));

        await MigrateAsync(Outside(sql));
        Assert.Equal("3", await Database.QueryAsync("SELECT sum(x) FROM a"));
    }

    [Fact]
    public async Task EightAtOnceShareTheWork()
    {
        const string sql = "CREATE TABLE a(x INTEGER);\nINSERT INTO a VALUES (1);\nVACUUM;\nINSERT INTO a VALUES (2);\n";
        var sets = Enumerable.Range(0, 8).Select(_ => Outside(sql));
        await Task.WhenAll(sets.Select(set => Task.Run(
            () => MigrateAsync(set, new MigrationOptions { LockTimeout = TimeSpan.FromMinutes(2) }))));

        Assert.Equal("3", await Database.QueryAsync("SELECT sum(x) FROM a"));
        Assert.Equal(HistoryKind.Versioned, Assert.Single(await HistoryAsync()).Kind);
    }
}
