using MigrationKit.Specification.Building;
using MigrationKit.Tests.Fakes;

namespace MigrationKit.Tests;

/// <summary><c>-- migration:only</c> (docs/decisions/0005).</summary>
public sealed class EnvironmentTests
{
    private readonly FakeDatabase _database = new();

    private static MigrationSetBuilder Set() => new()
    {
        { "0001_a", "SELECT 1;", "SELECT -1;" },
        { "0002_p", "-- migration:only production\nSELECT 2;", "SELECT -2;" },
        { "0003_c", "SELECT 3;", "SELECT -3;" },
    };

    private Migrator In(string? environment) => new(_database, Set().Build(), new MigrationOptions { Environment = environment });

    [Theory]
    [InlineData("production")]
    [InlineData("Production")]
    public async Task WhereItIsMeantForItRuns(string environment)
    {
        await In(environment).MigrateAsync();

        Assert.Equal(["up 0001_a", "up 0002_p", "up 0003_c"], _database.Effects);
    }

    [Fact]
    public async Task ElsewhereItIsRecordedAndNotRun()
    {
        var report = await In("staging").MigrateAsync();

        Assert.Equal(["up 0001_a", "up 0003_c"], _database.Effects);
        Assert.Equal([HistoryKind.Versioned, HistoryKind.Baseline, HistoryKind.Versioned], _database.Rows.Select(row => row.Kind));
        Assert.Equal([MigrationAction.Run, MigrationAction.RecordOnly, MigrationAction.Run], report.Migrations.Select(migration => migration.Action));
        Assert.Equal(1, report.Transactions);
        Assert.True((await In("staging").MigrateAsync()).UpToDate);
    }

    [Fact]
    public async Task ThePlanSaysWhyItDoesNotRun()
    {
        var step = (await In("staging").PlanAsync()).Steps.ElementAt(1);

        Assert.Equal((MigrationAction.RecordOnly, "only for production, this is staging", ""), (step.Action, step.Note, step.GetSql()));
    }

    [Fact]
    public async Task WithoutAnEnvironmentNothingIsGuessed()
    {
        var error = await _database.RefusedAsync(Set());

        Assert.Equal((MigrationErrorKind.EnvironmentNotSet, "0002_p"), (error.Kind, error.MigrationId));
        Assert.Contains("MigrationOptions.Environment", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnceRecordedTheEnvironmentNeedNotBeSet()
    {
        await In("staging").MigrateAsync();
        var more = Set();
        more.Add("0004_d", "SELECT 4;");

        Assert.Single((await new Migrator(_database, more.Build()).MigrateAsync()).Migrations);
    }

    [Fact]
    public async Task WhatWasNotRunHasNothingToTakeBack()
    {
        await In("staging").MigrateAsync();
        _database.Effects.Clear();
        await In("staging").RollbackToAsync("0001_a");

        Assert.Equal(["down 0003_c"], _database.Effects);
        Assert.Single(_database.Rows);
    }

    [Fact]
    public async Task WithoutAnEnvironmentNothingIsGuessedOnTheWayBackEither()
    {
        await In("staging").MigrateAsync();
        var error = await Assert.ThrowsAsync<MigrationException>(() => In(null).RollbackToAsync("0001_a"));

        Assert.Equal((MigrationErrorKind.EnvironmentNotSet, "0002_p"), (error.Kind, error.MigrationId));
        Assert.Equal(["up 0001_a", "up 0003_c"], _database.Effects);
    }

    [Fact]
    public async Task WhatIsOnRecordAsRunIsTakenBackWithoutAnEnvironment()
    {
        await In("production").MigrateAsync();
        await In(null).RollbackToAsync("0001_a");

        Assert.Single(_database.Rows);
    }

    [Fact]
    public async Task WhatWasRunIsTakenBack()
    {
        await In("production").MigrateAsync();
        _database.Effects.Clear();
        await In("production").RollbackToAsync("0001_a");

        Assert.Equal(["down 0003_c", "down 0002_p"], _database.Effects);
    }
}
