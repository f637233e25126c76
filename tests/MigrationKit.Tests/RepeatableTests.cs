using MigrationKit.Specification.Building;

namespace MigrationKit.Tests;

public sealed class RepeatableTests
{
    private static MigrationSetBuilder Set(string view) => new() { { "R__view", view }, { "0001_a", "SELECT 1;" } };

    [Fact]
    public async Task ItRunsAfterTheVersionedOnesAndNotAgainUnchanged()
    {
        var database = await Histories.AfterAsync(Set("SELECT 'v1';"));

        Assert.Equal(["up 0001_a", "up R__view"], database.Effects);
        Assert.Equal([HistoryKind.Versioned, HistoryKind.Repeatable], database.Rows.Select(row => row.Kind));
        Assert.True((await new Migrator(database, Set("SELECT 'v1';").Build()).MigrateAsync()).UpToDate);
    }

    [Theory]
    [InlineData("SELECT 'v2';")]
    [InlineData("SELECT   'v1'; -- only the look")]
    public async Task ChangedItRunsAgainAndTheHistoryKeepsBoth(string changed)
    {
        var database = await Histories.AfterAsync(Set("SELECT 'v1';"));
        await new Migrator(database, Set(changed).Build()).MigrateAsync();

        Assert.Equal(["0001_a", "R__view", "R__view"], database.Rows.Select(row => row.Id));
        Assert.Equal(Set(changed).Build().ChainHead, database.Rows[^1].Chain);
        Assert.True((await new Migrator(database, Set(changed).Build()).MigrateAsync()).UpToDate);
    }

    [Fact]
    public async Task ChangedBackItRunsOnceMore()
    {
        var database = await Histories.AfterAsync(Set("SELECT 'v1';"));
        await new Migrator(database, Set("SELECT 'v2';").Build()).MigrateAsync();
        await new Migrator(database, Set("SELECT 'v1';").Build()).MigrateAsync();

        Assert.Equal(4, database.Rows.Count);
        Assert.True((await new Migrator(database, Set("SELECT 'v1';").Build()).ValidateAsync()).IsValid);
    }

    [Fact]
    public async Task OneThatTheSetNoLongerHasIsListedAndStopsNothing()
    {
        var database = await Histories.AfterAsync(Set("SELECT 'v1';"));
        var without = new MigrationSetBuilder { { "0001_a", "SELECT 1;" }, { "0002_drop_view", "SELECT 2;" } };
        var migrator = new Migrator(database, without.Build());

        Assert.Single((await migrator.MigrateAsync()).Migrations);
        Assert.True((await migrator.MigrateAsync()).UpToDate);
        Assert.Equal(MigrationState.Unknown, (await migrator.StatusAsync()).Migrations[^1].State);
    }
}
