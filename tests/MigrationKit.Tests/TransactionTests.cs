using MigrationKit.Providers;
using MigrationKit.Specification.Building;
using MigrationKit.Tests.Fakes;

namespace MigrationKit.Tests;

/// <summary>How a run is cut into transactions (docs/decisions/0003).</summary>
public sealed class TransactionTests
{
    private static readonly ScriptSource KeysOff = new("SELECT 'fk';") { ForeignKeysOff = true, Transaction = ScriptTransaction.Reenters };
    private static readonly ScriptSource Vacuum = new("VACUUM;") { Transaction = ScriptTransaction.Outside, OutsideReason = "VACUUM" };

    private readonly FakeDatabase _database = new();

    private static MigrationSetBuilder Mixed() => new()
    {
        { "0001_a", "SELECT 1;" },
        { "0002_b", new ScriptSource("BEGIN;SELECT 2;COMMIT;") { Transaction = ScriptTransaction.Own } },
        { "0003_fk", KeysOff },
        { "0004_fk", KeysOff },
        { "0005_c", "SELECT 5;" },
        { "0006_vacuum", Vacuum },
        { "0007_d", "SELECT 7;" },
    };

    private async Task<string[]> CutAsync(MigrationSetBuilder set, TransactionMode mode = TransactionMode.WholeRun)
    {
        var migrator = new Migrator(_database, set.Build(), new MigrationOptions { TransactionMode = mode });
        var plan = await migrator.PlanAsync();
        var cut = plan.Transactions.Select(t =>
            $"{(t.Transactional ? "tx" : "--")}{(t.ForeignKeysOff ? " fk" : "")} {string.Join(' ', t.Steps)}: {t.Reason}").ToArray();
        var report = await migrator.MigrateAsync();

        // What was planned is what was done.
        Assert.Equal(plan.Transactions.Count, report.Transactions);
        Assert.Equal(plan.Transactions.Count, _database.Commits);
        Assert.Equal(plan.Steps.Select(step => step.Migration.Id), report.Migrations.Select(migration => migration.Id));
        Assert.Equal(plan.Transactions.Select(t => (t.Transactional, t.ForeignKeysOff)), _database.Sessions.Select(s => (s.Transactional, s.ForeignKeysOff)));
        return cut;
    }

    [Fact]
    public async Task AWholeRunIsCutWhereScriptsNeedSomethingElse() => Assert.Equal(
        [
            "tx 0001_a 0002_b: ",
            "tx fk 0003_fk 0004_fk: it switches foreign keys off, the one before does not",
            "tx 0005_c: it needs foreign keys on, the one before switches them off",
            "-- 0006_vacuum: it runs outside a transaction: VACUUM",
            "tx 0007_d: what runs before it runs outside a transaction",
        ],
        await CutAsync(Mixed()));

    [Fact]
    public async Task OneByOneCutsBeforeEach() => Assert.Equal(
        [
            "tx 0001_a: ",
            "tx 0002_b: each migration is committed by itself (TransactionMode.PerMigration)",
        ],
        await CutAsync(new() { { "0001_a", "SELECT 1;" }, { "0002_b", "SELECT 2;" } }, TransactionMode.PerMigration));

    [Fact]
    public async Task WithoutTransactionsEachScriptStandsAlone() => Assert.Equal(
        [
            "-- 0001_a: no transaction was asked for (TransactionMode.None)",
            "-- fk 0002_b: no transaction was asked for (TransactionMode.None)",
        ],
        await CutAsync(new() { { "0001_a", "SELECT 1;" }, { "0002_b", KeysOff } }, TransactionMode.None));

    [Fact]
    public async Task AnEngineThatSetsForeignKeysInsideNeedsNoCut()
    {
        _database.Capabilities = new() { TransactionalDdl = true, ForeignKeysAreSetOutsideTransactions = false };

        Assert.Equal(["tx 0001_a 0002_b: "], await CutAsync(new() { { "0001_a", "SELECT 1;" }, { "0002_b", KeysOff } }));
    }

    [Fact]
    public async Task AnEngineThatCannotRollBackRunsStatementByStatement()
    {
        _database.Capabilities = new() { TransactionalDdl = false, ForeignKeysAreSetOutsideTransactions = false };

        Assert.Equal(["-- 0001_a: this engine cannot roll back schema changes"], await CutAsync(new() { { "0001_a", "SELECT 1;" } }));
    }

    [Fact]
    public async Task AFailureBehindACutNamesWhatIsKept()
    {
        _database.BeforeScript = run =>
        {
            if (run.Migration.Id == "0005_c")
            {
                throw Failure(run);
            }
        };
        var error = await Assert.ThrowsAsync<MigrationException>(() => new Migrator(_database, Mixed().Build()).MigrateAsync());

        Assert.Equal(["0001_a", "0002_b", "0003_fk", "0004_fk"], error.Committed);
        Assert.Equal(4, _database.Rows.Count);
        Assert.Equal(
            "it broke. What had not been committed was rolled back. Committed before and kept: '0001_a', '0002_b', '0003_fk', '0004_fk'.",
            error.Message);
        Assert.False(_database.IsLocked);
    }

    [Fact]
    public async Task AFailureInAWholeRunSaysThatAllWasRolledBack()
    {
        _database.BeforeScript = run => throw Failure(run);
        var error = await Assert.ThrowsAsync<MigrationException>(() => new Migrator(_database, Histories.Set("0001_a").Build()).MigrateAsync());

        Assert.Equal("it broke. Everything was rolled back: the database is as it was before the run.", error.Message);
        Assert.Empty(_database.Rows);
    }

    [Theory]
    [InlineData(MigrationErrorKind.ForeignKeyViolation, "it broke. Everything was rolled back: the database is as it was before the run.")]
    [InlineData(MigrationErrorKind.InputOutput, "it broke. It is not certain whether the last transaction was committed, because writing it failed at its very end: the database has all of it or nothing of it. The next start finds out and goes on from there.")]
    public async Task OnlyAFailureToWriteLeavesACommitInDoubt(MigrationErrorKind kind, string message)
    {
        _database.BeforeCommit = () => throw new MigrationException(kind, "it broke.");
        var error = await Assert.ThrowsAsync<MigrationException>(() => new Migrator(_database, Histories.Set("0001_a").Build()).MigrateAsync());

        Assert.Equal(message, error.Message);
    }

    [Fact]
    public async Task AFailureToReadBeforeTheCommitLeavesNoDoubt()
    {
        _database.BeforeScript = _ => throw new MigrationException(MigrationErrorKind.InputOutput, "it broke.");
        var error = await Assert.ThrowsAsync<MigrationException>(() => new Migrator(_database, Histories.Set("0001_a").Build()).MigrateAsync());

        Assert.Equal("it broke. Everything was rolled back: the database is as it was before the run.", error.Message);
    }

    [Fact]
    public async Task AnInterruptedScriptGoesOnFirstInEveryMode()
    {
        foreach (var mode in Enum.GetValues<TransactionMode>())
        {
            var database = new FakeDatabase { BeforeScript = run => throw Failure(run) };
            var set = new MigrationSetBuilder { { "0001_vacuum", Vacuum }, { "0002_b", "SELECT 2;" } };
            var options = new MigrationOptions { TransactionMode = mode };
            var error = await Assert.ThrowsAsync<MigrationException>(() => new Migrator(database, set.Build(), options).MigrateAsync());
            Assert.Contains("outside a transaction", error.Message, StringComparison.Ordinal);
            Assert.Equal((HistoryKind.Started, ChainHead.Empty), (database.Rows[0].Kind, database.Rows[0].Chain));
            database.Edit(0, row => row with { Progress = 1 });
            database.BeforeScript = null;
            database.Runs.Clear();

            var report = await new Migrator(database, set.Build(), options).MigrateAsync();

            Assert.Equal([MigrationAction.Resume, MigrationAction.Run], report.Migrations.Select(migration => migration.Action));
            Assert.Equal([1, 0], database.Runs.Select(run => run.ResumeAt));
            Assert.Equal([1L, 2], database.Rows.Select(row => row.Ordinal));
            Assert.Equal(set.Build().ChainHead, database.Rows[^1].Chain);
        }
    }

    [Theory]
    [InlineData("0001_a")]
    [InlineData("R__a")]
    public async Task AnInterruptedScriptThatChangedIsRefused(string id)
    {
        _database.BeforeScript = run => throw Failure(run);
        await Assert.ThrowsAsync<MigrationException>(() => new Migrator(_database, new MigrationSetBuilder { { id, Vacuum } }.Build()).MigrateAsync());
        _database.Edit(0, row => row with { Progress = 1 });
        _database.Runs.Clear();
        var error = await _database.RefusedAsync(new() { { id, Vacuum with { Sql = "VACUUM main;" } } });

        Assert.Equal(MigrationErrorKind.ChecksumMismatch, error.Kind);
        Assert.Contains("interrupted", error.Message, StringComparison.Ordinal);
        Assert.Contains("finished", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AScriptThatHasOnlyBegunAndWasChangedGoesFirstToo()
    {
        _database.BeforeScript = run => throw Failure(run);
        await Assert.ThrowsAsync<MigrationException>(() => new Migrator(_database, new MigrationSetBuilder { { "0002_vacuum", Vacuum } }.Build()).MigrateAsync());
        _database.BeforeScript = null;
        var late = new MigrationSetBuilder { { "0001_late", "SELECT 1;" }, { "0002_vacuum", Vacuum with { Sql = "VACUUM main;" } } }.Build();
        var report = await new Migrator(_database, late, new MigrationOptions { AllowOutOfOrder = true }).MigrateAsync();

        Assert.Equal(["0002_vacuum", "0001_late"], report.Migrations.Select(migration => migration.Id));
        Assert.Equal([null, 1L, null], _database.Runs.Select(run => run.RemoveFrom));
        Assert.Equal(late.ChainHead, _database.Rows[^1].Chain);
    }

    [Fact]
    public async Task AnInterruptedMigrationThatIsUnknownIsNotMistakenForUpToDate()
    {
        await new Migrator(_database, Histories.Set("0001_a").Build()).MigrateAsync();
        _database.BeforeScript = run => throw Failure(run);
        var newer = new MigrationSetBuilder { { "0001_a", "SELECT '0001_a';" }, { "0002_vacuum", Vacuum } };
        await Assert.ThrowsAsync<MigrationException>(() => new Migrator(_database, newer.Build()).MigrateAsync());
        _database.Runs.Clear();

        Assert.Equal(MigrationErrorKind.DatabaseIsNewer, (await _database.RefusedAsync(Histories.Set("0001_a"))).Kind);
    }

    [Fact]
    public async Task AnInterruptedRepeatableThatIsUnknownIsNewerToo()
    {
        await new Migrator(_database, Histories.Set("0001_a").Build()).MigrateAsync();
        _database.Rows.Add(_database.Rows[0] with { Ordinal = 2, Id = "R__x", Version = null, Kind = HistoryKind.Started, Chain = ChainHead.Empty });
        _database.Runs.Clear();

        Assert.Equal(MigrationErrorKind.DatabaseIsNewer, (await _database.RefusedAsync(Histories.Set("0001_a"))).Kind);
    }

    [Fact]
    public async Task AnInterruptedScriptIsFinishedEvenOnTheWayToAnEarlierTarget()
    {
        var set = new MigrationSetBuilder { { "0001_a", "SELECT 1;" }, { "0002_vacuum", Vacuum }, { "0003_c", "SELECT 3;" } };
        _database.BeforeScript = run =>
        {
            if (run.Migration.Id == "0002_vacuum")
            {
                throw Failure(run);
            }
        };
        await Assert.ThrowsAsync<MigrationException>(() => new Migrator(_database, set.Build()).MigrateAsync());
        _database.BeforeScript = null;

        Assert.Equal(["0002_vacuum"], (await new Migrator(_database, set.Build()).MigrateToAsync("0001_a")).Migrations.Select(migration => migration.Id));
    }

    private static MigrationException Failure(ScriptRun run) =>
        new(MigrationErrorKind.ScriptFailed, "it broke.") { MigrationId = run.Migration.Id };
}
