using MigrationKit.Specification.Building;
using MigrationKit.Tests.Fakes;

namespace MigrationKit.Tests;

public sealed class MigrateTests
{
    private readonly FakeDatabase _database = new();

    private static MigrationSetBuilder ThreeTables() => new()
    {
        { "0001_a", "CREATE TABLE a(x);", "DROP TABLE a;" },
        { "0002_b", "CREATE TABLE b(x);", "DROP TABLE b;" },
        { "0003_c", "CREATE TABLE c(x);", "DROP TABLE c;" },
    };

    [Fact]
    public async Task PendingMigrationsRunInOrderInOneTransaction()
    {
        var set = ThreeTables().Build();
        var report = await new Migrator(_database, set).MigrateAsync();

        Assert.Equal(["up 0001_a", "up 0002_b", "up 0003_c"], _database.Effects);
        Assert.Equal(["0001_a", "0002_b", "0003_c"], report.Migrations.Select(migration => migration.Id));
        Assert.Equal(1, report.Transactions);
        Assert.False(report.UpToDate);
        Assert.Null(report.FromChainHead);
        Assert.Equal(set.ChainHead, report.ToChainHead);
    }

    [Fact]
    public async Task TheLastRowsChainIsTheCompiledHead()
    {
        var set = ThreeTables().Build();
        await new Migrator(_database, set).MigrateAsync();

        Assert.Equal(set.ChainHead, _database.Rows[^1].Chain);
        Assert.Equal([1L, 2, 3], _database.Rows.Select(row => row.Ordinal));
    }

    [Fact]
    public async Task ASecondRunLooksOnlyAtTheHeadAndDecodesNothing()
    {
        await new Migrator(_database, ThreeTables().Build()).MigrateAsync();
        var (reads, sessions) = (_database.HistoryReads, _database.Sessions.Count);
        var builder = ThreeTables();

        var report = await new Migrator(_database, builder.Build()).MigrateAsync();

        Assert.True(report.UpToDate);
        Assert.Equal(2, _database.HeadReads);
        Assert.Equal((reads, sessions), (_database.HistoryReads, _database.Sessions.Count));
        Assert.Equal(0, builder.ManifestReads);
    }

    [Fact]
    public async Task AProviderThatAnswersLaterTakesTheSameWay()
    {
        _database.AnswersLater = true;
        var migrator = new Migrator(_database, ThreeTables().Build());

        Assert.False((await migrator.MigrateAsync()).UpToDate);
        Assert.True((await migrator.MigrateAsync()).UpToDate);
    }
}
