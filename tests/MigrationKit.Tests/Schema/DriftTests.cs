using MigrationKit.Specification.Building;
using MigrationKit.Tests.Fakes;

namespace MigrationKit.Tests.Schema;

/// <summary>When a live schema is compared with the compiled one, and what is said of the differences.</summary>
public sealed class DriftTests
{
    private static readonly string[] Expected = ["table a", "  column x INTEGER", "  index a_x (x)"];

    private readonly FakeDatabase _database = new() { Schema = Expected };

    [Fact]
    public async Task TheExpectedSchemaIsNoDrift()
    {
        var report = await ValidateAsync(Set());

        Assert.Equal((true, true, 0), (report.IsValid, report.DriftIsKnown, report.Drift.Count));
        report.ThrowIfInvalid();
    }

    [Fact]
    public async Task EachDifferenceIsNamed()
    {
        _database.Schema = ["table a", "  column x TEXT", "table b", "  column y"];

        var report = await ValidateAsync(Set());

        Assert.False(report.IsValid);
        Assert.Empty(report.Findings);
        Assert.Equal(
            ["column 'a.x': type INTEGER became TEXT", "index 'a_x' of 'a' was removed: (x)", "table 'b' was added"],
            report.Drift.Select(difference => difference.ToString()));
        var error = Assert.Throws<MigrationException>(report.ThrowIfInvalid);
        Assert.Equal(MigrationErrorKind.SchemaDrift, error.Kind);
        Assert.Contains("column 'a.x': type INTEGER became TEXT", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, error.Findings.Count);
    }

    [Fact]
    public async Task DriftDoesNotKeepARunFromGoingAhead()
    {
        _database.Schema = [];
        await ValidateAsync(Set());

        Assert.True((await new Migrator(_database, Set()).MigrateAsync(TestContext.Current.CancellationToken)).UpToDate);
    }

    [Fact]
    public async Task TablesOfOtherSetsAreNoDrift()
    {
        var other = new MigrationSetBuilder("Other") { { "0001_o", "CREATE TABLE o(x);" } }.Build();
        await new Migrator(_database, other).MigrateAsync(TestContext.Current.CancellationToken);
        _database.Schema = [.. Expected, "  index more (x)", "table o", "  column x"];

        Assert.Equal(["index 'more' of 'a' was added: (x)"], (await ValidateAsync(Set())).Drift.Select(difference => difference.ToString()));
    }

    [Fact]
    public async Task ATableThatIsMissingIsDriftInASharedDatabaseToo()
    {
        var other = new MigrationSetBuilder("Other") { { "0001_o", "CREATE TABLE o(x);" } }.Build();
        await new Migrator(_database, other).MigrateAsync(TestContext.Current.CancellationToken);
        _database.Schema = ["table o", "  column x"];

        Assert.Equal(["table 'a' was removed"], (await ValidateAsync(Set())).Drift.Select(difference => difference.ToString()));
    }

    [Fact]
    public async Task WithPendingMigrationsNothingIsCompared()
    {
        _database.Schema = [];

        var report = await new Migrator(_database, Set()).ValidateAsync(TestContext.Current.CancellationToken);

        Assert.Equal((true, false), (report.IsValid, report.DriftIsKnown));
    }

    [Fact]
    public async Task WithoutASnapshotNothingIsCompared()
    {
        _database.Schema = [];

        Assert.False((await ValidateAsync(new MigrationSetBuilder { { "0001_a", "CREATE TABLE a(x);" } }.Build())).DriftIsKnown);
    }

    [Fact]
    public async Task WhereTheProviderCannotTellNothingIsCompared()
    {
        _database.Schema = null;

        Assert.False((await ValidateAsync(Set())).DriftIsKnown);
    }

    [Theory]
    [InlineData("test", false)]
    [InlineData("production", true)]
    public async Task WhatRanForOneEnvironmentOnlyCannotBeToldFromDrift(string environment, bool isKnown)
    {
        var set = new MigrationSetBuilder { Schema = Expected };
        set.Add("0001_a", "CREATE TABLE a(x);");
        set.Add("0002_seed", "-- migration:only test\nCREATE TABLE seed(x);");
        var migrator = new Migrator(_database, set.Build(), new MigrationOptions { Environment = environment });
        await migrator.MigrateAsync(TestContext.Current.CancellationToken);

        Assert.Equal(isKnown, (await migrator.ValidateAsync(TestContext.Current.CancellationToken)).DriftIsKnown);
    }

    private static MigrationSet Set()
    {
        var set = new MigrationSetBuilder { Schema = Expected };
        set.Add("0001_a", "CREATE TABLE a(x);");
        return set.Build();
    }

    private async Task<ValidationReport> ValidateAsync(MigrationSet set)
    {
        var migrator = new Migrator(_database, set);
        await migrator.MigrateAsync(TestContext.Current.CancellationToken);
        return await migrator.ValidateAsync(TestContext.Current.CancellationToken);
    }
}
