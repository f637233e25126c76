using MigrationKit.Specification.Building;
using MigrationKit.Tests.Fakes;

namespace MigrationKit.Tests;

/// <summary>What a run asks of its provider around the scripts, and when.</summary>
public sealed class GuardedRunTests
{
    private readonly FakeDatabase _database = new();

    private static readonly string[] Ids = ["0001_a", "0002_b"];

    [Fact]
    public async Task ARunIsPreparedOnceAndFinishedOnce()
    {
        var report = await new Migrator(_database, Histories.Set(Ids).Build(), new MigrationOptions
        {
            TransactionMode = TransactionMode.PerMigration,
            Backup = new BackupOptions(),
            Optimize = true,
            AppliedBy = "me",
        }).MigrateAsync();

        var preparation = Assert.Single(_database.Preparations);
        Assert.Equal(Ids, preparation.Steps.Select(step => step.Migration.Id));
        Assert.Null(preparation.LastApplied);
        Assert.Equal([true], _database.Finishes);
        Assert.Empty(_database.Checks);
        Assert.Equal(("none.bak", 4096, 8192, "me"), (report.BackupPath, report.SizeBefore, report.SizeAfter, report.AppliedBy));
        Assert.NotNull(report.StartedAt);
    }

    [Fact]
    public async Task TheNewestRowNamesTheBackup()
    {
        await new Migrator(_database, Histories.Set("0001_a").Build()).MigrateAsync();
        await new Migrator(_database, Histories.Set(Ids).Build(), new MigrationOptions { RequireAtMostRows = 7, RefuseWhileInUse = true }).MigrateAsync();

        var preparation = _database.Preparations[1];
        Assert.Equal(("0001_a", 7, true, null), (preparation.LastApplied, preparation.AtMostRows, preparation.RefuseWhileInUse, preparation.Backup));
    }

    [Fact]
    public async Task WhereAnotherProcessHasDoneItNothingIsPrepared()
    {
        _database.BeforeLock = _ =>
        {
            var other = new FakeDatabase();
            new Migrator(other, Histories.Set(Ids).Build()).MigrateAsync().GetAwaiter().GetResult();
            _database.Rows.AddRange(other.Rows);
        };
        var report = await new Migrator(_database, Histories.Set(Ids).Build(), new MigrationOptions { Backup = new BackupOptions() }).MigrateAsync();

        Assert.Empty(_database.Preparations);
        Assert.Equal((null, null, null), (report.BackupPath, report.StartedAt, report.AppliedBy));
    }

    [Fact]
    public async Task EachCommitIsCheckedAndAFailedCheckRollsItBack()
    {
        var calls = 0;
        var options = new MigrationOptions
        {
            TransactionMode = TransactionMode.PerMigration,
            Backup = new BackupOptions(),
            QuickCheck = true,
            RunChecksAsync = (_, _) => ++calls < 2 ? default : throw new MigrationException(MigrationErrorKind.CheckFailed, "No."),
        };
        var error = await Assert.ThrowsAsync<MigrationException>(() => new Migrator(_database, Histories.Set(Ids).Build(), options).MigrateAsync());

        Assert.Equal([true, true], _database.Checks.Select(check => check.QuickCheck));
        Assert.Equal(["up 0001_a"], _database.Effects);
        Assert.Equal(
            "No. What had not been committed was rolled back. Committed before and kept: '0001_a'. The back-up from before the run: 'none.bak'.", error.Message);
        Assert.Equal("none.bak", error.BackupPath);
        Assert.Empty(_database.Finishes);
    }

    [Fact]
    public async Task AScriptOutsideATransactionCountsAsCommittedWhereTheCheckBehindItFails()
    {
        var set = new MigrationSetBuilder { { "0001_vacuum", new ScriptSource("VACUUM;") { Transaction = ScriptTransaction.Outside } } }.Build();
        var options = new MigrationOptions { RunChecksAsync = (_, _) => throw new MigrationException(MigrationErrorKind.CheckFailed, "No.") };
        var error = await Assert.ThrowsAsync<MigrationException>(() => new Migrator(_database, set, options).MigrateAsync());

        Assert.Equal("No. Committed before and kept: '0001_vacuum'.", error.Message);
        Assert.Equal((1, set.ChainHead), (error.Report!.Transactions, error.Report.ToChainHead));
        Assert.Equal(set.ChainHead, Assert.Single(_database.Rows).Chain);
    }

    [Fact]
    public async Task TheEstimateIsOfWhatIsPending()
    {
        await new Migrator(_database, Histories.Set("0001_a").Build()).MigrateAsync();
        var estimate = await new Migrator(_database, Histories.Set(Ids).Build()).EstimateAsync();

        Assert.Equal([new TableRows("0002_b", "t", 3)], estimate.Tables);
    }

    [Fact]
    public async Task TheListenerHearsOfTheBackupAndTheChecks()
    {
        var phases = new List<MigrationPhase>();
        await new Migrator(_database, Histories.Set("0001_a").Build(), new MigrationOptions
        {
            Backup = new BackupOptions(),
            QuickCheck = true,
            Progress = new Phases(phases),
        }).MigrateAsync();

        Assert.Equal(
            [MigrationPhase.Locking, MigrationPhase.BackingUp, MigrationPhase.Running, MigrationPhase.Done, MigrationPhase.Checking, MigrationPhase.Committing],
            phases.Distinct());
    }

    private sealed class Phases(List<MigrationPhase> phases) : IProgress<MigrationProgress>
    {
        public void Report(MigrationProgress value) => phases.Add(value.Phase);
    }
}
