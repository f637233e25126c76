using MigrationKit.Specification.Building;

namespace MigrationKit.Specification;

/// <summary>Down scripts and the history they leave.</summary>
public abstract class RollbackSpecification<TDatabase> : Specification<TDatabase>
    where TDatabase : SpecificationDatabase, new()
{
    private static MigrationSetBuilder Set(string lastDown = "DROP TABLE c;", bool repeatable = false)
    {
        var set = new MigrationSetBuilder
        {
            { "0001_a", "CREATE TABLE a(x INTEGER);", "DROP TABLE a;" },
            { "0002_b", "CREATE TABLE b(x INTEGER);", "DROP TABLE b;" },
            { "0003_c", "CREATE TABLE c(x INTEGER);", lastDown },
        };
        if (repeatable)
        {
            set.Add("R__r", "INSERT INTO a VALUES (1);");
        }

        return set;
    }

    [Fact]
    public async Task WhatIsBehindTheTargetGoesAndTheTargetStays()
    {
        await MigrateAsync(Set());
        var report = await WithMigratorAsync(Set(), null, migrator => migrator.RollbackToAsync("0001_a"));

        Assert.Equal(["0003_c", "0002_b"], report.Migrations.Select(migration => migration.Id));
        Assert.True(await Database.HasTableAsync("a"));
        Assert.False(await Database.HasTableAsync("b"));
        Assert.Equal(["0001_a"], (await HistoryAsync()).Select(row => row.Id));
    }

    [Fact]
    public async Task AFailedDownScriptLeavesEverythingAsItWas()
    {
        await MigrateAsync(Set("DROP TABLE c;\nDROP TABLE missing;"));
        var before = await HistoryAsync();
        var error = await Assert.ThrowsAsync<MigrationException>(() => WithMigratorAsync(
            Set("DROP TABLE c;\nDROP TABLE missing;"), null, migrator => migrator.RollbackToAsync("0001_a")));

        Assert.Equal(("0003_c.down.sql", 2), (error.File, error.Line));
        Assert.True(await Database.HasTableAsync("c"));
        Assert.Equal(before, await HistoryAsync());
    }

    [Fact]
    public async Task RowsWrittenLaterAreNumberedAndChainedAnew()
    {
        await MigrateAsync(Set(repeatable: true));
        var before = (await HistoryAsync())[^1];
        await WithMigratorAsync(Set(repeatable: true), null, migrator => migrator.RollbackToAsync("0001_a"));

        var older = new MigrationSetBuilder { { "0001_a", "CREATE TABLE a(x INTEGER);" }, { "R__r", "INSERT INTO a VALUES (1);" } };
        Assert.Equal(before with { Ordinal = 2, Chain = older.Build().ChainHead }, (await HistoryAsync())[^1]);
        Assert.True((await MigrateAsync(older)).UpToDate);
    }

    [Fact]
    public async Task WhatWasTakenBackCanBeAppliedAgain()
    {
        await MigrateAsync(Set());
        await WithMigratorAsync(Set(), null, migrator => migrator.RollbackAllAsync());
        Assert.Empty(await HistoryAsync());

        Assert.Equal(3, (await MigrateAsync(Set())).Migrations.Count);
    }
}
