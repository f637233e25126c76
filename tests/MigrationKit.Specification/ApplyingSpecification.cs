using MigrationKit.Specification.Building;

namespace MigrationKit.Specification;

/// <summary>Scripts and their history rows are committed together, once, or not at all.</summary>
public abstract class ApplyingSpecification<TDatabase> : Specification<TDatabase>
    where TDatabase : SpecificationDatabase, new()
{
    private static MigrationSetBuilder TwoTables() => new()
    {
        { "0001_a", "CREATE TABLE a(x INTEGER);\nINSERT INTO a VALUES (1), (2);\n" },
        { "0002_b", "CREATE TABLE b(x INTEGER);\n" },
    };

    [Fact]
    public async Task WhatIsPendingIsAppliedAndRecorded()
    {
        var report = await MigrateAsync(TwoTables());

        Assert.Equal("2", await CountAsync("a"));
        Assert.Equal("0", await CountAsync("b"));
        Assert.Equal(["0001_a", "0002_b"], (await HistoryAsync()).Select(row => row.Id));
        Assert.Equal(["0001_a", "0002_b"], report.Migrations.Select(migration => migration.Id));
        Assert.Equal(1, report.Transactions);
    }

    [Fact]
    public async Task StatementsAndChangedRowsAreCounted()
    {
        var report = await MigrateAsync(TwoTables());

        Assert.Equal([2, 1], report.Migrations.Select(migration => migration.Statements));
        Assert.Equal([2L, 0], report.Migrations.Select(migration => migration.RowsChanged));
        Assert.Equal([2, 1], (await HistoryAsync()).Select(row => row.Progress));
    }

    [Fact]
    public async Task ASecondRunDoesNothing()
    {
        await MigrateAsync(TwoTables());
        var report = await MigrateAsync(TwoTables());

        Assert.True(report.UpToDate);
        Assert.Equal("2", await CountAsync("a"));
        Assert.Equal(2, (await HistoryAsync()).Count);
    }

    [Fact]
    public async Task ALaterMigrationIsAddedToWhatIsThere()
    {
        await MigrateAsync(TwoTables());
        var more = TwoTables();
        more.Add("0003_c", "CREATE TABLE c(x INTEGER);");
        var report = await MigrateAsync(more);

        Assert.Equal(["0003_c"], report.Migrations.Select(migration => migration.Id));
        Assert.Equal(more.Build().ChainHead, (await HistoryAsync())[^1].Chain);
    }

    [Fact]
    public async Task AFailedScriptRollsBackTheWholeRun()
    {
        var error = await FailToMigrateAsync(new()
        {
            { "0001_a", "CREATE TABLE a(x INTEGER);" },
            { "0002_b", "CREATE TABLE b(x INTEGER);\nINSERT INTO missing VALUES (1);" },
        });

        Assert.Equal(MigrationErrorKind.ScriptFailed, error.Kind);
        Assert.Empty(error.Committed);
        Assert.False(await Database.HasTableAsync("a"));
        Assert.False(await Database.HasTableAsync("b"));
        Assert.False(await Database.HasTableAsync("migration_history"));
        Assert.Empty(await HistoryAsync());
    }

    [Fact]
    public async Task AfterAFailureTheRepairedSetGoesThrough()
    {
        await FailToMigrateAsync(new() { { "0001_a", "CREATE TABLE a(x INTEGER);\nINSERT INTO missing VALUES (1);" } });
        await MigrateAsync(TwoTables());

        Assert.Equal("2", await CountAsync("a"));
    }

    [Fact]
    public async Task OneByOneKeepsWhatCameBeforeTheFailure()
    {
        var error = await FailToMigrateAsync(
            new()
            {
                { "0001_a", "CREATE TABLE a(x INTEGER);" },
                { "0002_b", "CREATE TABLE b(x INTEGER);\nINSERT INTO missing VALUES (1);" },
            },
            new MigrationOptions { TransactionMode = TransactionMode.PerMigration });

        Assert.Equal(["0001_a"], error.Committed);
        Assert.True(await Database.HasTableAsync("a"));
        Assert.False(await Database.HasTableAsync("b"));
        Assert.Equal(["0001_a"], (await HistoryAsync()).Select(row => row.Id));
    }

    [Fact]
    public async Task TextReachesTheDatabaseUnchanged()
    {
        const string text = "Ünï 表 🎈 ; -- it''s\n\"two\" lines";
        await MigrateAsync(new() { { "0001_a", $"CREATE TABLE a(x TEXT);\nINSERT INTO a VALUES ('{text}');" } });

        Assert.Equal(text.Replace("''", "'", StringComparison.Ordinal), await Database.QueryAsync("SELECT x FROM a"));
    }

    [Fact]
    public async Task AScriptWithoutAnyStatementIsRecorded()
    {
        await MigrateAsync(new() { { "0001_nothing", "-- nothing yet\n" } });

        Assert.Equal(0, Assert.Single(await HistoryAsync()).Progress);
    }

    [Fact]
    public async Task ThreeHundredMigrationsRunInOrder()
    {
        var set = new MigrationSetBuilder { { "0001_a", "CREATE TABLE a(x INTEGER);" } };
        for (var i = 2; i <= 300; i++)
        {
            set.Add(FormattableString.Invariant($"{i:0000}_x"), FormattableString.Invariant($"INSERT INTO a SELECT {i} WHERE (SELECT count(*) FROM a) = {i - 2};"));
        }

        await MigrateAsync(set);

        Assert.Equal("299", await CountAsync("a"));
        Assert.Equal(set.Build().ChainHead, (await HistoryAsync())[^1].Chain);
    }

    [Fact]
    public async Task CancellingBetweenStatementsLeavesNothing()
    {
        using var cancel = new CancellationTokenSource();
        var progress = new Callback(value =>
        {
            if (value is { MigrationId: "0001_a", Phase: MigrationPhase.Done })
            {
                cancel.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WithMigratorAsync(
            TwoTables(), new MigrationOptions { Progress = progress }, migrator => migrator.MigrateAsync(cancel.Token)));

        Assert.False(await Database.HasTableAsync("a"));
        Assert.Empty(await HistoryAsync());
    }

    [Fact]
    public async Task ABaselineRecordsWithoutRunning()
    {
        await WithMigratorAsync(TwoTables(), null, migrator => migrator.BaselineAsync("0001_a"));
        await MigrateAsync(TwoTables());

        Assert.False(await Database.HasTableAsync("a"));
        Assert.True(await Database.HasTableAsync("b"));
        Assert.Equal([HistoryKind.Baseline, HistoryKind.Versioned], (await HistoryAsync()).Select(row => row.Kind));
    }
}
