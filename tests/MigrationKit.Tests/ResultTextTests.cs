using System.Reflection;
using MigrationKit.Specification.Building;
using MigrationKit.Tests.Fakes;

namespace MigrationKit.Tests;

/// <summary>What a program prints of a result without thinking about it.</summary>
public sealed class ResultTextTests
{
    private const string Database = "fake database 'memory'";

    private static readonly DateTimeOffset At = new(2026, 11, 21, 9, 40, 0, TimeSpan.Zero);

    private static MigrationSet Set(int count) => Histories.Set([.. Enumerable.Range(1, count).Select(i => FormattableString.Invariant($"{i:0000}_m"))]).Build();

    /// <summary>No result prints the name of its type, or of a list's.</summary>
    [Fact]
    public void EveryPublicResultHasATextOfItsOwn()
    {
        // Options and providers' orders are not printed; a class that is asked and not told is none either.
        string[] others =
        [
            "BackupOptions", "MigrationOptions", "RepairOptions", "Migrator", "MigrationCheckContext", "MigrationStepContext",
        ];
        var without = typeof(Migrator).Assembly.GetExportedTypes()
            .Where(type => type is { IsEnum: false, IsInterface: false, Namespace: "MigrationKit" }
                && !(type.IsAbstract && type.IsSealed)
                && !type.IsSubclassOf(typeof(Delegate)) && !type.IsSubclassOf(typeof(Exception)))
            .Where(type => type.GetMethod("ToString", BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly, []) is not { } text
                || text.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is not null)
            .Select(type => type.Name);

        Assert.Equal(others.Order(StringComparer.Ordinal), without.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task APlanSaysWhatHowManyAndWhich()
    {
        var plan = await new Migrator(new FakeDatabase(), Set(2)).PlanAsync();

        Assert.Equal($"2 migrations to apply to {Database} in 1 transaction: '0001_m', '0002_m'.", plan.ToString());
        Assert.Equal("'0001_m', '0002_m'", plan.Transactions[0].ToString());
    }

    [Fact]
    public async Task APlanOfManyNamesTheFirstOfThem()
    {
        var options = new MigrationOptions { TransactionMode = TransactionMode.PerMigration };
        var plan = await new Migrator(new FakeDatabase(), Set(1000), options).PlanAsync();

        Assert.Equal(
            $"1000 migrations to apply to {Database} in 1000 transactions: '0001_m', '0002_m', '0003_m', '0004_m', '0005_m', '0006_m', '0007_m', '0008_m' and 992 more.",
            plan.ToString());
        Assert.Equal("'0002_m' (each migration is committed by itself (TransactionMode.PerMigration))", plan.Transactions[1].ToString());
    }

    [Fact]
    public async Task APlanBackAndAnEmptyOneAreToldAsSuch()
    {
        var database = await Histories.AfterAsync(Histories.Set("0001_a", "0002_b"));
        var migrator = new Migrator(database, Histories.Set("0001_a", "0002_b").Build());

        Assert.Equal($"1 migration to take back from {Database} in 1 transaction: '0002_b'.", (await migrator.PlanRollbackAsync("0001_a")).ToString());
        Assert.Equal($"Nothing to do on {Database}.", (await migrator.PlanAsync()).ToString());
    }

    [Fact]
    public async Task AnEstimateIsThePlanAndTheTables()
    {
        var estimate = await new Migrator(new FakeDatabase(), Set(1)).EstimateAsync();

        Assert.Equal($"1 migration to apply to {Database} in 1 transaction: '0001_m'. The database has 4096 bytes.\n  t: 3 rows (0001_m)", estimate.ToString());
        Assert.EndsWith("\n  and 2 more", (estimate with { Tables = [.. Enumerable.Repeat(estimate.Tables[0], 10)] }).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStatusCountsWhatIsInOrderAndNamesWhatIsNot()
    {
        var database = await Histories.AfterAsync(new()
        {
            { "0001_same", "SELECT 1;" }, { "0002_look", "SELECT 2;" }, { "0003_sql", "SELECT 3;" }, { "0004_gone", "SELECT 4;" },
        });
        var set = new MigrationSetBuilder { { "0001_same", "SELECT 1;" }, { "0002_look", "SELECT  2;" }, { "0003_sql", "SELECT 33;" }, { "0005_new", "SELECT 5;" } };
        var status = await new Migrator(database, set.Build()).StatusAsync();

        Assert.Equal(
            $"{Database}, set 'Migrations': 2 applied, the last '0002_look'; 1 pending: '0005_new'; 1 edited since they were applied: '0003_sql'; "
            + "1 with other comments or white space: '0002_look'; 1 not in this program: '0004_gone'.",
            status.ToString());
        Assert.Equal("0005_new: Pending", status.Migrations[3].ToString());
        Assert.StartsWith("0001_same: Applied 20", status.Migrations[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStatusOfAnEmptyDatabaseSaysSo() => Assert.Equal(
        $"{Database}, set 'Migrations': none applied; 1 pending: '0001_m'.", (await new Migrator(new FakeDatabase(), Set(1)).StatusAsync()).ToString());

    [Fact]
    public async Task AValidationIsItsFindingsOrTheStatus()
    {
        var database = await Histories.AfterAsync(Histories.Set("0001_a", "0002_b"));
        Assert.Equal(
            $"Nothing stands against a run. {Database}, set 'Migrations': 2 applied, the last '0002_b'.",
            (await new Migrator(database, Histories.Set("0001_a", "0002_b").Build()).ValidateAsync()).ToString());

        var report = await new Migrator(database, new MigrationSetBuilder { { "0001_a", "SELECT 11;" }, { "0002_b", "SELECT 22;" } }.Build()).ValidateAsync();
        var lines = report.ToString().Split('\n');
        Assert.Equal($"2 findings against a run on {Database}:", lines[0]);
        Assert.Equal(report.Findings.Select(finding => "  " + finding), lines[1..]);
    }

    [Fact]
    public async Task ARepairNamesWhatItHasChanged()
    {
        var database = await Histories.AfterAsync(Histories.Set("0001_a"));
        var same = new Migrator(database, Histories.Set("0001_a").Build());
        Assert.Equal($"Nothing to repair: the history of set 'Migrations' in {Database} agrees with the program.", (await same.RepairAsync()).ToString());

        var report = await new Migrator(database, new MigrationSetBuilder { { "0001_a", "SELECT   '0001_a';" } }.Build()).RepairAsync();
        Assert.Equal($"Repaired the history of set 'Migrations' in {Database}:\n  other comments or white space accepted: '0001_a'", report.ToString());
    }

    [Fact]
    public void SmallResultsAreALine()
    {
        var executed = new ExecutedMigration
        {
            Id = "0001_a", File = "0001_a.sql", Direction = MigrationDirection.Up, Action = MigrationAction.Run, Statements = 1, RowsChanged = 2, Duration = TimeSpan.FromMilliseconds(1.5),
        };
        var row = new HistoryRow
        {
            Set = "Migrations", Ordinal = 1, Id = "0001_a", Kind = HistoryKind.Versioned, Checksum = "", Fingerprint = "", Chain = "", AppliedAt = At, AppliedBy = "me",
        };
        Assert.Equal(
            [
                "0001_a: 1 statement, 2 rows changed, 1.5 ms",
                "0001_a: recorded, not run",
                "1 0001_a, Versioned, 2026-11-21 09:40 UTC, by me",
                "Restored database 'a' from 'a.bak' in 1 ms: 2 migrations applied, the last '0002_b'; 1 taken back: '0003_c'.",
                "Restored database 'a' from 'a.bak' in 1 ms: no migration applied.",
                "database 'a': 2 migrations committed",
                "database 'a': it broke.",
                "0001_a statement 2 at 0001_a.sql(3): 1 ms",
                "running '0002_b' (2 of 5), 3 of 4 statements",
                "done '0002_b' (2 of 5)",
                "committing",
                "12 databases done, 1 of them failed",
                "1 database done",
                "Migrations (2 migrations)",
                "the older back-up 'a.bak' could not be deleted: in use",
            ],
            new object[]
            {
                executed,
                executed with { Action = MigrationAction.RecordOnly },
                row,
                new RestoreReport("database 'a'", "a.bak", ["0001_a", "0002_b"], ["0003_c"], 1, 1, TimeSpan.FromMilliseconds(1)),
                new RestoreReport("database 'a'", "a.bak", [], [], 1, 1, TimeSpan.FromMilliseconds(1)),
                new DatabaseOutcome("database 'a'", 2, null),
                new DatabaseOutcome("database 'a'", 0, new InvalidOperationException("it broke.")),
                new RehearsedStatement("0001_a", 2, TimeSpan.FromMilliseconds(1)) { File = "0001_a.sql", Line = 3 },
                new MigrationProgress(MigrationPhase.Running, "0002_b", 2, 5, 3, 4),
                new MigrationProgress(MigrationPhase.Done, "0002_b", 2, 5, 4, 4),
                new MigrationProgress(MigrationPhase.Committing, "", 2, 5, 0, 0),
                new MigrateAllProgress(12, 1),
                new MigrateAllProgress(1, 0),
                Set(2),
                new BackupNotDeleted("a.bak", "in use"),
            }.Select(result => result.ToString()));
    }
}
