using MigrationKit.Specification.Building;
using MigrationKit.Tests.Fakes;

namespace MigrationKit.Tests;

public sealed class RepairTests
{
    private static MigrationSetBuilder Set(string first = "SELECT 1;", params string[] more)
    {
        var set = new MigrationSetBuilder { { "0001_a", first }, { "0002_b", "SELECT 2;" } };
        foreach (var id in more)
        {
            set.Add(id, "SELECT 3;");
        }

        return set;
    }

    private static Task<RepairReport> RepairAsync(FakeDatabase database, MigrationSetBuilder set, RepairOptions? repair = null, MigrationOptions? options = null) =>
        new Migrator(database, set.Build(), options).RepairAsync(repair);

    private static async Task<MigrationException> RefusedAsync(FakeDatabase database, MigrationSetBuilder set, RepairOptions? repair = null)
    {
        var rows = database.Rows.ToArray();
        var error = await Assert.ThrowsAsync<MigrationException>(() => RepairAsync(database, set, repair));
        Assert.Equal(rows, database.Rows);
        Assert.Empty(database.Sessions);
        return error;
    }

    [Fact]
    public async Task AnEditOfCommentsIsTakenOverAndTheNextStartIsFast()
    {
        var edited = Set("-- why\nSELECT  1;");
        var database = await Histories.AfterAsync(Set());
        var report = await RepairAsync(database, edited, options: new MigrationOptions { Backup = new BackupOptions() });

        Assert.Equal(("0001_a", 0, 0, "0002_b.bak"), (Assert.Single(report.LookChanged), report.Accepted.Count, report.Removed.Count, report.BackupPath));
        Assert.Equal(edited.Build().ChainHead, report.ToChainHead);
        Assert.NotEqual(report.FromChainHead, report.ToChainHead);
        Assert.Equal([1L, 2], database.Rows.Select(row => row.Ordinal));
        var reads = database.HistoryReads;
        Assert.Empty((await new Migrator(database, edited.Build()).MigrateAsync()).LookChanged);
        Assert.Equal(reads, database.HistoryReads);
    }

    [Fact]
    public async Task WhatAgreesIsLeftAlone()
    {
        var database = await Histories.AfterAsync(Set());

        Assert.True((await RepairAsync(database, Set())).Unchanged);
        Assert.Empty(database.Sessions);
    }

    [Fact]
    public async Task AnEditOfSqlIsRefusedUntilItIsNamed()
    {
        var edited = Set("SELECT 7;");
        var database = await Histories.AfterAsync(Set());
        var error = await RefusedAsync(database, edited);

        Assert.Equal(MigrationErrorKind.ChecksumMismatch, error.Kind);
        Assert.Contains("name '0001_a' in RepairOptions.Accept. The history was not changed.", error.Message, StringComparison.Ordinal);

        var report = await RepairAsync(database, edited, new RepairOptions { Accept = ["0001_a"] });
        Assert.Equal("0001_a", Assert.Single(report.Accepted));
        Assert.Equal(edited.Build().ChainHead, database.Rows[^1].Chain);
        Assert.True((await new Migrator(database, edited.Build()).ValidateAsync()).IsValid);
    }

    [Fact]
    public async Task AnIdWithNothingToAcceptIsASlipOfThePen()
    {
        var database = await Histories.AfterAsync(Set());
        var error = await RefusedAsync(database, Set(), new RepairOptions { Accept = ["0001"] });

        Assert.Equal(MigrationErrorKind.UnknownMigration, error.Kind);
        Assert.StartsWith("RepairOptions.Accept names '0001', and no migration of that id in set 'Migrations' differs", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RowsOfADeletedRepeatableGoWhenAskedFor()
    {
        var database = await Histories.AfterAsync(Set(more: "R__view"));

        Assert.True((await RepairAsync(database, Set())).Unchanged);
        var report = await RepairAsync(database, Set(), new RepairOptions { RemoveDeletedRepeatables = true });

        Assert.Equal("R__view", Assert.Single(report.Removed));
        Assert.Equal(["0001_a", "0002_b"], database.Rows.Select(row => row.Id));
        Assert.Equal(Set().Build().ChainHead, report.ToChainHead);
    }

    [Fact]
    public async Task ADamagedHistoryIsNotMadeToLookSound()
    {
        var database = await Histories.AfterAsync(Set());
        database.Edit(0, row => row with { Checksum = new string('a', 64) });

        Assert.Equal(MigrationErrorKind.InvalidHistory, (await RefusedAsync(database, Set(), new RepairOptions { Accept = ["0001_a"] })).Kind);
    }

    [Fact]
    public async Task ADatabaseOfANewerProgramIsNotRepairedByAnOlderOne()
    {
        var database = await Histories.AfterAsync(Set(more: "0003_c"));

        Assert.Equal(MigrationErrorKind.DatabaseIsNewer, (await RefusedAsync(database, Set("-- why\nSELECT 1;"))).Kind);
    }

    [Fact]
    public async Task WhatTheDatabaseHasAllTheSameIsRecordedAndNotRun()
    {
        var set = Set("SELECT 1;", "0003_c", "0004_d");
        var database = await Histories.AfterAsync(Set());
        var effects = database.Effects.Count;
        var report = await RepairAsync(database, set, new RepairOptions { MarkApplied = ["0004_d", "0003_c"] }, new MigrationOptions { AppliedBy = "me" });

        Assert.Equal(["0003_c", "0004_d"], report.MarkedApplied);
        Assert.False(report.Unchanged);
        Assert.Equal(effects, database.Effects.Count);
        Assert.Equal((4L, HistoryKind.Baseline, "me", set.Build().ChainHead), (database.Rows[^1].Ordinal, database.Rows[^1].Kind, database.Rows[^1].AppliedBy, database.Rows[^1].Chain));
        Assert.True((await new Migrator(database, set.Build()).MigrateAsync()).UpToDate);
        Assert.True((await new Migrator(database, set.Build()).ValidateAsync()).IsValid);
    }

    [Fact]
    public async Task ALostRowIsAcceptedByNameAndItsMigrationRunsAgain()
    {
        var set = Set("SELECT 1;", "0003_c");
        var database = await Histories.AfterAsync(set);
        database.Rows.RemoveAt(2);
        Assert.Equal("0003_c", (await RefusedAsync(database, set)).MigrationId);
        var report = await RepairAsync(database, set, new RepairOptions { RunAgain = ["0003_c"] });

        Assert.Equal(("0003_c", false), (Assert.Single(report.RunAgain), report.Unchanged));
        Assert.True((await RepairAsync(database, set)).Unchanged);
        Assert.Equal("0003_c", Assert.Single((await new Migrator(database, set.Build()).MigrateAsync()).Migrations).Id);
        Assert.Equal(2, database.Effects.Count(effect => effect == "up 0003_c"));
    }

    [Fact]
    public async Task ALostRowIsWrittenAgainByName()
    {
        var set = Set("SELECT 1;", "0003_c");
        var database = await Histories.AfterAsync(set);
        database.Rows.RemoveAt(2);
        var report = await RepairAsync(database, set, new RepairOptions { MarkApplied = ["0003_c"] });

        Assert.Equal("0003_c", Assert.Single(report.MarkedApplied));
        Assert.True((await new Migrator(database, set.Build()).MigrateAsync()).UpToDate);
        Assert.True((await new Migrator(database, set.Build()).ValidateAsync()).IsValid);
    }

    [Fact]
    public async Task WhatAnotherProcessHasRepairedMeanwhileIsLeftAlone()
    {
        var edited = Set("SELECT  1;");
        var database = await Histories.AfterAsync(Set());
        var other = new FakeDatabase();
        other.Rows.AddRange(database.Rows);
        await RepairAsync(other, edited);
        database.BeforeLock = _ =>
        {
            database.Rows.Clear();
            database.Rows.AddRange(other.Rows);
        };

        Assert.True((await RepairAsync(database, edited)).Unchanged);
        Assert.Empty(database.Runs);
    }

    [Fact]
    public async Task AnInterruptedScriptIsStillInterruptedBehindARepair()
    {
        MigrationSetBuilder Of(string first) => new() { { "0001_a", first }, { "0002_vacuum", new ScriptSource("VACUUM;VACUUM;") { Transaction = ScriptTransaction.Outside } } };
        var database = await Histories.AfterAsync(new() { { "0001_a", "SELECT 1;" } });
        database.BeforeScript = _ => throw new MigrationException(MigrationErrorKind.ScriptFailed, "it broke.");
        await Assert.ThrowsAsync<MigrationException>(() => new Migrator(database, Of("SELECT 1;").Build()).MigrateAsync());
        database.Edit(1, row => row with { Progress = 1 });
        database.BeforeScript = null;
        database.Sessions.Clear();
        await RepairAsync(database, Of("SELECT  1;"));

        Assert.Equal((HistoryKind.Started, ChainHead.Empty), (database.Rows[1].Kind, database.Rows[1].Chain));
        Assert.Equal(MigrationAction.Resume, Assert.Single((await new Migrator(database, Of("SELECT  1;").Build()).MigrateAsync()).Migrations).Action);
    }

    [Fact]
    public async Task ADeletedRepeatableIsNamedOnceHoweverOftenItRan()
    {
        var database = await Histories.AfterAsync(Set("SELECT 1;", "R__view"));
        var changed = Set();
        changed.Add("R__view", "SELECT 4;");
        await new Migrator(database, changed.Build()).MigrateAsync();
        database.Sessions.Clear();

        Assert.Equal("R__view", Assert.Single((await RepairAsync(database, Set(), new RepairOptions { RemoveDeletedRepeatables = true })).Removed));
        Assert.Equal(2, database.Rows.Count);
    }

    // The history says only which was the newest: a word about it is none about the one before.
    [Fact]
    public async Task OfSeveralLostRowsEachMigrationHasToBeNamed()
    {
        var set = Set("SELECT 1;", "0003_c");
        var database = await Histories.AfterAsync(set);
        database.Rows.RemoveRange(1, 2);
        var error = await RefusedAsync(database, set, new RepairOptions { RunAgain = ["0003_c"] });

        Assert.Contains("has lost its 2 newest rows", error.Message, StringComparison.Ordinal);
        Assert.Contains("each of these has to be named: '0002_b', '0003_c'. ", error.Message, StringComparison.Ordinal);

        var report = await RepairAsync(database, set, new RepairOptions { RunAgain = ["0003_c"], MarkApplied = ["0002_b"] });

        Assert.Equal(["0003_c"], report.RunAgain);
        Assert.Equal(["0002_b"], report.MarkedApplied);
        Assert.Equal("0003_c", Assert.Single((await new Migrator(database, set.Build()).MigrateAsync()).Migrations).Id);
    }

    [Fact]
    public async Task SeveralLostRowsCanAllRunAgain()
    {
        var set = Set("SELECT 1;", "0003_c");
        var database = await Histories.AfterAsync(set);
        database.Rows.RemoveRange(1, 2);
        var report = await RepairAsync(database, set, new RepairOptions { RunAgain = ["0003_c", "0002_b"] });

        Assert.Equal(["0002_b", "0003_c"], report.RunAgain);
        Assert.Equal(2, (await new Migrator(database, set.Build()).MigrateAsync()).Migrations.Count);
    }

    [Theory]
    [InlineData("0002_b")]
    [InlineData("0003_c")]
    public async Task OnlyALostRowCanBeAcceptedAsLost(string id)
    {
        var database = await Histories.AfterAsync(Set());
        var error = await RefusedAsync(database, Set("SELECT 1;", "0003_c"), new RepairOptions { RunAgain = [id] });

        Assert.StartsWith($"RepairOptions.RunAgain names '{id}', and that is not the newest row that the history of set 'Migrations' in the fake database 'memory' has lost.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001_a", "and the fake database 'memory' has it on record already")]
    [InlineData("0009_x", "and set 'Migrations' has no migration of that id")]
    [InlineData("0004_d", "and '0003_c', which comes before it, is pending")]
    public async Task WhatCannotBeMarkedIsRefused(string id, string why)
    {
        var database = await Histories.AfterAsync(Set());
        var error = await RefusedAsync(database, Set("SELECT 1;", "0003_c", "0004_d"), new RepairOptions { MarkApplied = [id] });

        Assert.StartsWith($"RepairOptions.MarkApplied names '{id}', {why}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAHistoryABaselineIsMeant()
    {
        var error = await RefusedAsync(new FakeDatabase(), Set(), new RepairOptions { MarkApplied = ["0001_a"] });

        Assert.Contains("has no history of set 'Migrations' yet: begin one with Migrator.BaselineAsync.", error.Message, StringComparison.Ordinal);
    }
}
