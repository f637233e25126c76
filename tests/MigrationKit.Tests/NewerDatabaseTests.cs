using MigrationKit.Specification.Building;
using MigrationKit.Tests.Fakes;

namespace MigrationKit.Tests;

/// <summary>An older program meets a database that a newer one has used: it goes on beside what only adds, and beside nothing else.</summary>
public sealed class NewerDatabaseTests
{
    [Fact]
    public async Task WhatOnlyAddsIsNoReasonToRefuse()
    {
        var database = await NewerAsync("additive", "additive");

        var report = await new Migrator(database, Set(1)).MigrateAsync(TestContext.Current.CancellationToken);

        Assert.True(report.UpToDate);
        Assert.Equal(["0002", "0003"], report.NewerMigrations);
        Assert.Contains("note: a newer version of the program has added '0002', '0003'", report.ToString(), StringComparison.Ordinal);
        Assert.Empty(database.Sessions);
        Assert.Equal(["0002", "0003"], (await new Migrator(database, Set(1)).PlanAsync(cancellationToken: TestContext.Current.CancellationToken)).NewerMigrations);
    }

    [Theory]
    [InlineData("breaking", "dropped, renamed or tightened")]
    [InlineData("destructive", "removed data")]
    [InlineData("", "newer version of the program, and the history does not say that what was done only adds: start")]
    public async Task AnythingElseIsRefusedWithTheReason(string impact, string reason)
    {
        var error = await (await NewerAsync("additive", impact)).RefusedAsync(Builder("additive"));

        Assert.Equal(MigrationErrorKind.DatabaseIsNewer, error.Kind);
        Assert.Contains("'0002', '0003'", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfManyUnknownMigrationsTheFirstAreNamed()
    {
        var error = await (await NewerAsync([.. Enumerable.Repeat("destructive", 300)])).RefusedAsync(Builder("additive"));

        Assert.Contains("'0002', '0003', '0004', '0005', '0006', '0007', '0008', '0009' and 292 more. ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AScriptOfTheNewerProgramThatHasNotEndedIsRefused()
    {
        var database = await NewerAsync("additive");
        database.Edit(1, row => row with { Kind = HistoryKind.Started, Chain = ChainHead.Empty });

        Assert.Equal(MigrationErrorKind.DatabaseIsNewer, (await database.RefusedAsync(Builder("additive"))).Kind);
    }

    // Such a row does not say of which kind its migration is; its version does.
    [Fact]
    public async Task AMigrationThatTheNewerProgramOnlyRecordedCounts()
    {
        var database = await NewerAsync("destructive");
        database.Edit(1, row => row with { Kind = HistoryKind.Baseline });

        Assert.Equal(MigrationErrorKind.DatabaseIsNewer, (await database.RefusedAsync(Builder("additive"))).Kind);
    }

    [Fact]
    public async Task ADatabaseOfAnotherBranchIsRefusedWhateverItDid()
    {
        var database = await NewerAsync("additive");
        var ours = Builder("additive");
        ours.Add("0002_ours", "SELECT 2;");

        Assert.Equal(MigrationErrorKind.DatabaseIsNewer, (await database.RefusedAsync(ours)).Kind);
    }

    [Fact]
    public async Task ARepeatableOfTheOlderProgramIsNotRunOverTheNewerOne()
    {
        var newer = Builder("additive", "additive");
        newer.Add("R__view", "SELECT 'new';");
        var database = await Histories.AfterAsync(newer);
        var older = Builder("additive");
        older.Add("R__view", "SELECT 'old';");

        Assert.True((await new Migrator(database, older.Build()).MigrateAsync(TestContext.Current.CancellationToken)).UpToDate);
        Assert.Empty(database.Runs);
    }

    [Fact]
    public async Task TakingBackIsRefusedAllTheSame()
    {
        var database = await NewerAsync("additive");

        var error = await Assert.ThrowsAsync<MigrationException>(
            () => new Migrator(database, Set(1)).RollbackAllAsync(TestContext.Current.CancellationToken));

        Assert.Equal(MigrationErrorKind.DatabaseIsNewer, error.Kind);
    }

    [Fact]
    public async Task ATargetThatTheProgramDoesNotHaveIsStillAMistake()
    {
        var database = await NewerAsync("additive");

        await Assert.ThrowsAsync<MigrationException>(() => new Migrator(database, Set(1)).MigrateToAsync("0002", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task TheSchemaOfANewerDatabaseIsNotCompared()
    {
        var database = await NewerAsync("additive");
        database.Schema = ["table t", "  column added"];
        var set = Builder("additive", schema: ["table t"]).Build();

        Assert.Equal((true, false), ((await new Migrator(database, set).ValidateAsync(TestContext.Current.CancellationToken)) is var report && report.IsValid, report.DriftIsKnown));
    }

    private static Task<FakeDatabase> NewerAsync(params string[] impacts) => Histories.AfterAsync(Builder(["additive", .. impacts]));

    private static MigrationSet Set(int count) => Builder([.. Enumerable.Repeat("additive", count)]).Build();

    private static MigrationSetBuilder Builder(params string[] impacts) => Builder(impacts, null);

    private static MigrationSetBuilder Builder(string impact, string[] schema) => Builder([impact], schema);

    private static MigrationSetBuilder Builder(string[] impacts, string[]? schema)
    {
        var set = new MigrationSetBuilder { Schema = schema };
        for (var i = 1; i <= impacts.Length; i++)
        {
            set.Add(new MigrationSource($"000{i}", new ScriptSource($"SELECT {i};"), new ScriptSource("SELECT 0;")) { Impact = impacts[i - 1] });
        }

        return set;
    }
}
