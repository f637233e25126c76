using MigrationKit.Specification.Building;
using MigrationKit.Tests.Fakes;

namespace MigrationKit.Tests;

public sealed class RollbackTests
{
    private static readonly string[] Ids = ["0001_a", "0002_b", "0003_c"];

    private static Task<MigrationReport> BackAsync(FakeDatabase database, MigrationSetBuilder set, string to, MigrationOptions? options = null) =>
        new Migrator(database, set.Build(), options).RollbackToAsync(to);

    private static async Task<MigrationException> RefusedAsync(FakeDatabase database, MigrationSetBuilder set, string to, MigrationOptions? options = null)
    {
        var error = await Assert.ThrowsAsync<MigrationException>(() => BackAsync(database, set, to, options));
        Assert.Empty(database.Sessions);
        return error;
    }

    [Fact]
    public async Task DownScriptsRunNewestFirstInOneTransaction()
    {
        var database = await Histories.AfterAsync(Histories.Set(Ids));
        var report = await BackAsync(database, Histories.Set(Ids), "0001_a");

        Assert.Equal(["down 0003_c", "down 0002_b"], database.Effects.Skip(3));
        Assert.All(report.Migrations, migration => Assert.Equal(MigrationDirection.Down, migration.Direction));
        Assert.Equal("0003_c.down.sql", report.Migrations[0].File);
        Assert.Equal(1, report.Transactions);
        Assert.Equal(Histories.Set("0001_a").Build().ChainHead, report.ToChainHead);
        Assert.Equal(["0001_a"], database.Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task AllCanBeTakenBack()
    {
        var database = await Histories.AfterAsync(Histories.Set(Ids));
        var report = await new Migrator(database, Histories.Set(Ids).Build()).RollbackAllAsync();

        Assert.Equal(3, report.Migrations.Count);
        Assert.Null(report.ToChainHead);
        Assert.Empty(database.Rows);
    }

    [Fact]
    public async Task AtTheTargetThereIsNothingToDo()
    {
        var database = await Histories.AfterAsync(Histories.Set(Ids));

        Assert.True((await BackAsync(database, Histories.Set(Ids), "0003_c")).UpToDate);
        Assert.Empty(database.Sessions);
    }

    [Fact]
    public async Task AMissingDownScriptIsFoundBeforeAnythingRuns()
    {
        var set = Histories.Set("0001_a");
        set.Add("0002_b", "SELECT 2;");
        set.Add("0003_c", "SELECT 3;", "SELECT -3;");
        var database = await Histories.AfterAsync(set);
        var error = await RefusedAsync(database, set, "0001_a", new MigrationOptions { TransactionMode = TransactionMode.PerMigration });

        Assert.Equal((MigrationErrorKind.NoDownScript, "0002_b"), (error.Kind, error.MigrationId));
    }

    [Fact]
    public async Task ADownScriptOutsideATransactionIsRefused()
    {
        var set = Histories.Set("0001_a");
        set.Add("0002_b", "SELECT 2;", new ScriptSource("VACUUM;") { Transaction = ScriptTransaction.Outside, OutsideReason = "VACUUM" });
        var database = await Histories.AfterAsync(set);
        var error = await RefusedAsync(database, set, "0001_a");

        Assert.Equal((MigrationErrorKind.NoDownScript, "0002_b.down.sql"), (error.Kind, error.File));
    }

    [Theory]
    [InlineData(TransactionMode.PerMigration)]
    [InlineData(TransactionMode.None)]
    public async Task OneByOneEachDownScriptIsCommittedByItself(TransactionMode mode)
    {
        var database = await Histories.AfterAsync(Histories.Set(Ids));
        var report = await BackAsync(database, Histories.Set(Ids), "0001_a", new MigrationOptions { TransactionMode = mode });

        Assert.Equal(2, report.Transactions);
        Assert.All(database.Sessions, session => Assert.True(session.Transactional));
    }

    [Fact]
    public async Task WhatWasAppliedOutOfOrderIsTakenBackInTheSetsOrder()
    {
        var database = await Histories.AfterAsync(Histories.Set("0001_a", "0003_c"));
        await new Migrator(database, Histories.Set(Ids).Build(), new MigrationOptions { AllowOutOfOrder = true }).MigrateAsync();
        await BackAsync(database, Histories.Set(Ids), "0002_b");

        Assert.Equal(["0001_a", "0002_b"], database.Rows.Select(row => row.Id));
        Assert.Equal([1L, 2], database.Rows.Select(row => row.Ordinal));
        Assert.True((await new Migrator(database, Histories.Set("0001_a", "0002_b").Build()).MigrateAsync()).UpToDate);
    }

    // Rows that stay are numbered and chained anew; a repeatable that ran several times counts as it ran last before that place.
    [Theory]
    [InlineData("0004_d")]
    [InlineData("0003_c")]
    [InlineData("0001_a")]
    [InlineData(null)]
    public async Task WhatIsLeftIsAHistory(string? target)
    {
        var database = new FakeDatabase();
        var set = new MigrationSetBuilder();
        foreach (var release in (string[][])[["0001_a", "0002_b", "R__kept 1", "R__view 1"], ["0004_d", "R__view 2"], ["0003_c"], ["0005_e", "R__kept 2"], ["R__view 3"]])
        {
            var before = set;
            set = [];
            var texts = release.Select(text => text.Split(' ')).ToDictionary(text => text[0], text => text[^1], StringComparer.Ordinal);
            foreach (MigrationSource source in before)
            {
                set.Add(texts.Remove(source.Id, out var text) ? source with { Up = $"SELECT '{text}';" } : source);
            }

            foreach (var (id, text) in texts)
            {
                set.Add(id, $"SELECT '{text}';", id == "R__kept" ? null : new ScriptSource("SELECT 0;"));
            }

            set = [.. set.Cast<MigrationSource>().OrderBy(source => source.Id, StringComparer.Ordinal)];
            await new Migrator(database, set.Build(), new MigrationOptions { AllowOutOfOrder = true }).MigrateAsync();
        }

        Assert.Equal(10, database.Rows.Count);
        var migrator = new Migrator(database, set.Build(), new MigrationOptions { AllowOutOfOrder = true });
        await (target is null ? migrator.RollbackAllAsync() : migrator.RollbackToAsync(target));
        var left = database.Rows.Select(row => row.Id).ToList();

        Assert.Empty((await migrator.ValidateAsync()).Findings);
        Assert.Equal(2, left.Count(id => id == "R__kept"));
        Assert.Equal(set.Cast<MigrationSource>().Count(source => !source.IsRepeatable && string.CompareOrdinal(source.Id, target ?? "") <= 0), left.Count - 2);
        await migrator.MigrateAsync();
        Assert.Equal(set.Build().ChainHead, database.Rows[^1].Chain);
    }

    [Fact]
    public async Task ARepeatableWithADownScriptGoesFirstAndOneWithoutStays()
    {
        var set = Histories.Set("0001_a", "0002_b", "R__view");
        set.Add("R__zeal", "SELECT 'kept';");
        var database = await Histories.AfterAsync(set);
        var report = await BackAsync(database, set, "0001_a");

        Assert.Equal(["R__view", "0002_b"], report.Migrations.Select(migration => migration.Id));
        Assert.Equal(["0001_a", "R__zeal"], database.Rows.Select(row => row.Id));
        var older = Histories.Set("0001_a");
        older.Add("R__zeal", "SELECT 'kept';");
        Assert.True((await new Migrator(database, older.Build()).MigrateAsync()).UpToDate);
        await new Migrator(database, set.Build()).MigrateAsync();
        Assert.Equal(["0001_a", "R__zeal", "0002_b", "R__view"], database.Rows.Select(row => row.Id));
    }

    [Theory]
    [InlineData("0009_x")]
    [InlineData("R__view")]
    [InlineData("0003_c")]
    public async Task ATargetThatCannotBeOneIsRefused(string target)
    {
        var database = await Histories.AfterAsync(Histories.Set("0001_a", "0002_b", "R__view"));
        var error = await RefusedAsync(database, Histories.Set("0001_a", "0002_b", "0003_c", "R__view"), target);

        Assert.Equal((MigrationErrorKind.UnknownMigration, target), (error.Kind, error.MigrationId));
    }

    [Fact]
    public async Task AChangedMigrationIsNotTakenBack()
    {
        var database = await Histories.AfterAsync(new() { { "0001_a", "SELECT 1;", "SELECT -1;" } });
        var set = new MigrationSetBuilder { { "0001_a", "SELECT 9;", "SELECT -1;" } };
        var error = await Assert.ThrowsAsync<MigrationException>(() => new Migrator(database, set.Build()).RollbackAllAsync());

        Assert.Equal(MigrationErrorKind.ChecksumMismatch, error.Kind);
    }

    [Fact]
    public async Task APlanShowsTheDownScripts()
    {
        var database = await Histories.AfterAsync(Histories.Set(Ids));
        var plan = await new Migrator(database, Histories.Set(Ids).Build()).PlanRollbackAsync("0002_b");

        Assert.Equal(["SELECT 'down 0003_c';"], plan.Steps.Select(step => step.GetSql()));
        Assert.Empty(database.Sessions);
    }

    [Fact]
    public async Task AnInterruptedMigrationHasToBeFinishedFirst()
    {
        var database = await Histories.AfterAsync(Histories.Set("0001_a"));
        database.Rows.Add(database.Rows[0] with { Ordinal = 2, Id = "0002_b", Kind = HistoryKind.Started, Chain = ChainHead.Empty, Checksum = Histories.Set(Ids).Build()[1].Checksum });
        database.Edit(0, row => row with { Newest = "2 0002_b" });
        var error = await RefusedAsync(database, Histories.Set(Ids), "0001_a");

        Assert.Equal((MigrationErrorKind.InvalidHistory, "0002_b"), (error.Kind, error.MigrationId));
        Assert.Contains("MigrateAsync", error.Message, StringComparison.Ordinal);
    }
}
