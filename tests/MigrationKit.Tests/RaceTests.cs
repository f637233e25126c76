using MigrationKit.Specification.Building;
using MigrationKit.Tests.Fakes;

namespace MigrationKit.Tests;

/// <summary>The history changes between the look without and the look with the lock.</summary>
public sealed class RaceTests
{
    private readonly FakeDatabase _database = new();

    private static readonly string[] Ids = ["0001_a", "0002_b", "0003_c"];

    private void AnotherAppliesBeforeLock(int number, MigrationSetBuilder set, string? to = null) => _database.BeforeLock = at =>
    {
        if (at == number)
        {
            var other = new FakeDatabase();
            other.Rows.AddRange(_database.Rows);
            var migrator = new Migrator(other, set.Build());
            (to is null ? migrator.MigrateAsync() : migrator.MigrateToAsync(to)).GetAwaiter().GetResult();
            _database.Rows.Clear();
            _database.Rows.AddRange(other.Rows);
        }
    };

    [Fact]
    public async Task WhatAnotherProcessHasAppliedIsNotAppliedAgain()
    {
        AnotherAppliesBeforeLock(1, Histories.Set(Ids));
        var report = await new Migrator(_database, Histories.Set(Ids).Build()).MigrateAsync();

        Assert.True(report.UpToDate);
        Assert.Equal(Histories.Set(Ids).Build().ChainHead, report.ToChainHead);
        Assert.Empty(_database.Runs);
        Assert.False(_database.IsLocked);
    }

    [Fact]
    public async Task OnlyTheRestIsApplied()
    {
        AnotherAppliesBeforeLock(1, Histories.Set(Ids), "0002_b");
        var report = await new Migrator(_database, Histories.Set(Ids).Build()).MigrateAsync();

        Assert.Equal(["0003_c"], report.Migrations.Select(migration => migration.Id));
        Assert.Equal([1L, 2, 3], _database.Rows.Select(row => row.Ordinal));
    }

    [Fact]
    public async Task AFailureBehindWhatAnotherHasAppliedTellsTheHeadThatTheDatabaseHas()
    {
        AnotherAppliesBeforeLock(1, Histories.Set(Ids), "0002_b");
        _database.BeforeScript = _ => throw new MigrationException(MigrationErrorKind.ScriptFailed, "it broke.");
        var error = await Assert.ThrowsAsync<MigrationException>(() => new Migrator(_database, Histories.Set(Ids).Build()).MigrateAsync());

        Assert.Equal(Histories.Set("0001_a", "0002_b").Build().ChainHead, error.Report!.ToChainHead);
        Assert.Null(error.Report.FromChainHead);
    }

    [Fact]
    public async Task TheListenerHearsHowManyAreLeft()
    {
        var told = new Told();
        AnotherAppliesBeforeLock(2, Histories.Set(Ids), "0002_b");
        await new Migrator(
            _database, Histories.Set(Ids).Build(), new MigrationOptions { TransactionMode = TransactionMode.PerMigration, Progress = told }).MigrateAsync();

        Assert.Equal([("0001_a", 1, 3), ("0003_c", 2, 2)], told.Done);
    }

    [Fact]
    public async Task WhereTheRestNeedsAnotherSessionTheLockIsTakenAgain()
    {
        MigrationSetBuilder Set() => new()
        {
            { "0001_a", "SELECT 1;" },
            { "0002_fk", new ScriptSource("SELECT 2;") { ForeignKeysOff = true, Transaction = ScriptTransaction.Reenters } },
        };
        AnotherAppliesBeforeLock(1, Set(), "0001_a");
        var report = await new Migrator(_database, Set().Build()).MigrateAsync();

        Assert.Equal([false, true], _database.Sessions.Select(session => session.ForeignKeysOff));
        Assert.Equal(1, _database.Commits);
        Assert.Equal(["0002_fk"], report.Migrations.Select(migration => migration.Id));
    }

    [Fact]
    public async Task BetweenTwoTransactionsTheHistoryIsReadAgain()
    {
        AnotherAppliesBeforeLock(2, Histories.Set(Ids), "0002_b");
        var report = await new Migrator(
            _database, Histories.Set(Ids).Build(), new MigrationOptions { TransactionMode = TransactionMode.PerMigration }).MigrateAsync();

        Assert.Equal(["0001_a", "0003_c"], report.Migrations.Select(migration => migration.Id));
        Assert.Equal(Histories.Set(Ids).Build().ChainHead, _database.Rows[^1].Chain);
    }

    [Theory]
    [InlineData(TransactionMode.PerMigration)]
    [InlineData(TransactionMode.None)]
    public async Task WhereNobodyStepsInOnlyTheNewestRowIsReadAgain(TransactionMode mode)
    {
        await new Migrator(_database, Histories.Set("0001_a", "0002_b", "0003_c", "0004_d", "0005_e").Build(), new MigrationOptions { TransactionMode = mode }).MigrateAsync();

        // Once without the lock, once under the first; then four more transactions.
        Assert.Equal((2, 4), (_database.HistoryReads, _database.NewestReads));
    }

    [Fact]
    public async Task WhereSomebodyDoesTheWholeHistoryIsReadOnceMore()
    {
        string[] ids = ["0001_a", "0002_b", "0003_c", "0004_d", "0005_e"];
        AnotherAppliesBeforeLock(3, Histories.Set(ids), "0003_c");
        await new Migrator(_database, Histories.Set(ids).Build(), new MigrationOptions { TransactionMode = TransactionMode.PerMigration }).MigrateAsync();

        Assert.Equal((3, 3), (_database.HistoryReads, _database.NewestReads));
        Assert.Equal(ids, _database.Rows.Select(row => row.Id));
    }

    [Theory]
    [InlineData("rolled back")]
    [InlineData("repaired")]
    [InlineData("deleted")]
    [InlineData("begun")]
    public async Task WhateverAnotherProcessDoesToTheHistoryBetweenTwoTransactionsIsSeen(string what)
    {
        _database.BeforeLock = number =>
        {
            if (number != 3)
            {
                return;
            }

            switch (what)
            {
                case "rolled back":
                    var other = new FakeDatabase();
                    other.Rows.AddRange(_database.Rows);
                    new Migrator(other, Histories.Set(Ids).Build()).RollbackToAsync("0001_a").GetAwaiter().GetResult();
                    _database.Rows.Clear();
                    _database.Rows.AddRange(other.Rows);
                    break;
                case "repaired":
                    _database.Edit(1, row => row with { Checksum = new string('c', 64), Chain = new string('d', 64) });
                    break;
                case "deleted":
                    _database.Rows.RemoveAt(1);
                    break;
                default:
                    _database.Edit(1, row => row with { Kind = HistoryKind.Started, Chain = ChainHead.Empty, Progress = 0 });
                    break;
            }
        };
        var run = new Migrator(_database, Histories.Set(Ids).Build(), new MigrationOptions { TransactionMode = TransactionMode.PerMigration }).MigrateAsync();
        if (what == "rolled back")
        {
            Assert.Equal(["0001_a", "0002_b", "0002_b", "0003_c"], (await run).Migrations.Select(migration => migration.Id));
        }
        else if (what == "begun")
        {
            Assert.Equal((MigrationAction.Resume, 0), ((await run).Migrations[2].Action, _database.Runs[2].ResumeAt));
        }
        else
        {
            Assert.Equal(MigrationErrorKind.InvalidHistory, (await Assert.ThrowsAsync<MigrationException>(() => run)).Kind);
        }

        Assert.Equal(3, _database.HistoryReads);
    }

    [Fact]
    public async Task AScriptThatAnotherProcessHasBroughtFurtherGoesOnFromThere()
    {
        var set = new MigrationSetBuilder { { "0001_vacuum", new ScriptSource("VACUUM;VACUUM;VACUUM;") { Transaction = ScriptTransaction.Outside } } }.Build();
        _database.BeforeScript = _ => throw new MigrationException(MigrationErrorKind.ScriptFailed, "it broke.");
        await Assert.ThrowsAsync<MigrationException>(() => new Migrator(_database, set).MigrateAsync());
        _database.Edit(0, row => row with { Progress = 1 });
        _database.BeforeScript = null;
        _database.BeforeLock = _ => _database.Edit(0, row => row with { Progress = 2 });
        await new Migrator(_database, set).MigrateAsync();

        Assert.Equal(2, _database.Runs[^1].ResumeAt);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ARowThatWasEditedMeanwhileIsFoundUnderTheLock(bool chain)
    {
        await new Migrator(_database, Histories.Set(Ids).Build()).MigrateToAsync("0002_b");
        _database.Runs.Clear();
        var other = new string('b', 64);
        _database.BeforeLock = _ => _database.Edit(1, row => chain ? row with { Chain = other } : row with { Checksum = other });
        var error = await Assert.ThrowsAsync<MigrationException>(() => new Migrator(_database, Histories.Set(Ids).Build()).MigrateAsync());

        Assert.Equal(MigrationErrorKind.InvalidHistory, error.Kind);
        Assert.Empty(_database.Runs);
    }

    [Fact]
    public async Task ANewerProgramThatCameFirstIsFoundUnderTheLock()
    {
        AnotherAppliesBeforeLock(1, Histories.Set([.. Ids, "0004_d"]));
        var error = await Assert.ThrowsAsync<MigrationException>(() => new Migrator(_database, Histories.Set(Ids).Build()).MigrateAsync());

        Assert.Equal(MigrationErrorKind.DatabaseIsNewer, error.Kind);
        Assert.Empty(_database.Runs);
        Assert.False(_database.IsLocked);
    }

    [Fact]
    public async Task OtherSqlThatCameFirstIsFoundUnderTheLock()
    {
        AnotherAppliesBeforeLock(1, new() { { "0001_a", "SELECT 'theirs';" } });
        var error = await Assert.ThrowsAsync<MigrationException>(() => new Migrator(_database, Histories.Set(Ids).Build()).MigrateAsync());

        Assert.Equal(MigrationErrorKind.ChecksumMismatch, error.Kind);
        Assert.Empty(_database.Runs);
    }

    [Fact]
    public async Task TheSameSetUnderAnotherNameThatCameFirstIsFoundUnderTheLock()
    {
        _database.BeforeLock = _ =>
        {
            var other = new FakeDatabase();
            new Migrator(other, Histories.Set(Ids).Build(), new MigrationOptions { SetName = "Old" }).MigrateAsync().GetAwaiter().GetResult();
            _database.Rows.AddRange(other.Rows);
        };
        var error = await Assert.ThrowsAsync<MigrationException>(() => new Migrator(_database, Histories.Set(Ids).Build()).MigrateAsync());

        Assert.Equal(MigrationErrorKind.InvalidHistory, error.Kind);
        Assert.Empty(_database.Runs);
    }

    [Fact]
    public async Task CancellingInAScriptRollsBackAndFreesTheLock()
    {
        using var cancel = new CancellationTokenSource();
        _database.BeforeScript = run =>
        {
            if (run.Migration.Id == "0002_b")
            {
                cancel.Cancel();
            }
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Migrator(_database, Histories.Set(Ids).Build()).MigrateAsync(cancel.Token));

        Assert.Empty(_database.Rows);
        Assert.Empty(_database.Effects);
        Assert.False(_database.IsLocked);
    }

    [Fact]
    public async Task ATokenThatIsCancelledStartsNothing()
    {
        var run = new Migrator(_database, Histories.Set(Ids).Build()).MigrateAsync(new CancellationToken(true));
        var cancelled = await Assert.ThrowsAsync<MigrationCanceledException>(() => run);

        Assert.True(run.IsCanceled);
        Assert.Equal("The run was cancelled. The database was not changed.", cancelled.Message);
        Assert.Same(cancelled, cancelled.Report!.Error);
        Assert.Empty(_database.Sessions);
    }

    [Fact]
    public async Task CancellingTheFirstLookIsCancellingTheRun()
    {
        using var cancel = new CancellationTokenSource();
        _database.AnswersLater = true;
        _database.BeforeAnswer = () =>
        {
            cancel.Cancel();
            cancel.Token.ThrowIfCancellationRequested();
        };

        Assert.NotNull((await Assert.ThrowsAsync<MigrationCanceledException>(
            () => new Migrator(_database, Histories.Set(Ids).Build()).MigrateAsync(cancel.Token))).Report);
    }

    private sealed class Told : IProgress<MigrationProgress>
    {
        public List<(string Id, int Migration, int Migrations)> Done { get; } = [];

        public void Report(MigrationProgress value)
        {
            if (value.Phase == MigrationPhase.Done)
            {
                Done.Add((value.MigrationId, value.Migration, value.Migrations));
            }
        }
    }
}
