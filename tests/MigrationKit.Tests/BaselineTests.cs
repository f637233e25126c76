using MigrationKit.Tests.Fakes;

namespace MigrationKit.Tests;

public sealed class BaselineTests
{
    private static readonly string[] Ids = ["0001_a", "0002_b", "0003_c", "R__r"];

    private readonly FakeDatabase _database = new();

    [Theory]
    [InlineData(TransactionMode.WholeRun)]
    [InlineData(TransactionMode.PerMigration)]
    [InlineData(TransactionMode.None)]
    public async Task EverythingUpToTheTargetIsMarkedInOneTransaction(TransactionMode mode)
    {
        var migrator = new Migrator(_database, Histories.Set(Ids).Build(), new MigrationOptions { TransactionMode = mode });
        var report = await migrator.BaselineAsync("0002_b");

        Assert.Empty(_database.Effects);
        Assert.Equal(["0001_a", "0002_b"], _database.Rows.Select(row => row.Id));
        Assert.All(_database.Rows, row => Assert.Equal(HistoryKind.Baseline, row.Kind));
        Assert.All(report.Migrations, migration => Assert.Equal(MigrationAction.RecordOnly, migration.Action));
        Assert.Equal(1, report.Transactions);
        Assert.True(Assert.Single(_database.Sessions).Transactional);

        await migrator.MigrateAsync();
        Assert.Equal(["up 0003_c", "up R__r"], _database.Effects);
        Assert.Equal(Histories.Set(Ids).Build().ChainHead, _database.Rows[^1].Chain);
    }

    [Fact]
    public async Task ADatabaseWithAHistoryOfTheSetIsRefused()
    {
        var migrator = new Migrator(_database, Histories.Set(Ids).Build());
        await migrator.MigrateToAsync("0001_a");
        var error = await Assert.ThrowsAsync<MigrationException>(() => migrator.BaselineAsync("0002_b"));

        Assert.Equal(MigrationErrorKind.InvalidHistory, error.Kind);
        Assert.Contains("already has a history", error.Message, StringComparison.Ordinal);
        Assert.Single(_database.Rows);
    }

    [Theory]
    [InlineData("0009_x")]
    [InlineData("R__r")]
    public async Task ATargetThatCannotBeOneIsRefused(string target)
    {
        var error = await Assert.ThrowsAsync<MigrationException>(() => new Migrator(_database, Histories.Set(Ids).Build()).BaselineAsync(target));

        Assert.Equal(MigrationErrorKind.UnknownMigration, error.Kind);
    }

    [Fact]
    public async Task WhatIsMarkedCanBeTakenBack()
    {
        var migrator = new Migrator(_database, Histories.Set(Ids).Build());
        await migrator.BaselineAsync("0002_b");
        await migrator.RollbackToAsync("0001_a");

        Assert.Equal(["down 0002_b"], _database.Effects);
        Assert.Single(_database.Rows);
    }
}
