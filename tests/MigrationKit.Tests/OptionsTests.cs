using MigrationKit.Specification;
using MigrationKit.Specification.Building;
using MigrationKit.Tests.Fakes;

namespace MigrationKit.Tests;

public sealed class OptionsTests
{
    private readonly FakeDatabase _database = new();

    private Task<MigrationReport> MigrateAsync(MigrationSetBuilder set, MigrationOptions options) =>
        new Migrator(_database, set.Build(), options).MigrateAsync();

    [Fact]
    public async Task NamesAndTheLockLimitReachTheProvider()
    {
        var report = await MigrateAsync(Histories.Set("0001_a"), new MigrationOptions { HistoryTable = "_migrations", SetName = "app", LockTimeout = TimeSpan.FromSeconds(3) });

        Assert.Equal("app", report.Set);
        Assert.Equal("fake database 'memory'", report.Database);
        Assert.Equal("app", _database.Rows[0].Set);
        var session = Assert.Single(_database.Sessions);
        Assert.Equal(("_migrations", "app", TimeSpan.FromSeconds(3)), (session.History.Name, session.History.Set, session.LockTimeout));
    }

    // As an unset variable of a deployment leaves them: a name that is none would start a history of its own, or exclude every environment.
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void ABlankNameIsNone(string blank)
    {
        var options = new MigrationOptions { SetName = blank, Environment = blank, AppliedBy = blank };

        Assert.Equal((null, null, null), (options.SetName, options.Environment, options.AppliedBy));
        Assert.Null(new BackupOptions { Directory = blank }.Directory);
    }

    [Fact]
    public void AValueThatIsNoneIsRefusedWhereItIsSet()
    {
        Assert.Throws<ArgumentOutOfRangeException>("LockTimeout", () => new MigrationOptions { LockTimeout = TimeSpan.FromTicks(-1) });
        Assert.Throws<ArgumentOutOfRangeException>("StatementTimeout", () => new MigrationOptions { StatementTimeout = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>("StatementTimeout", () => new MigrationOptions { StatementTimeout = TimeSpan.FromSeconds(-1) });
        Assert.Throws<ArgumentOutOfRangeException>("RequireAtMostRows", () => new MigrationOptions { RequireAtMostRows = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("TransactionMode", () => new MigrationOptions { TransactionMode = (TransactionMode)7 });
        Assert.Throws<ArgumentNullException>("RequireAtMostRowsOf", () => new MigrationOptions { RequireAtMostRowsOf = null! });
        Assert.Throws<ArgumentNullException>("Time", () => new MigrationOptions { Time = null! });
    }

    [Fact]
    public void TheEndsOfTheRangesAreTaken()
    {
        var options = new MigrationOptions { LockTimeout = TimeSpan.Zero, StatementTimeout = Timeout.InfiniteTimeSpan, RequireAtMostRows = 0 };

        Assert.Equal((TimeSpan.Zero, null, 0L), (options.LockTimeout, options.StatementTimeout, options.RequireAtMostRows));
        Assert.Equal(Timeout.InfiniteTimeSpan, new MigrationOptions { LockTimeout = Timeout.InfiniteTimeSpan }.LockTimeout);
        Assert.Equal((TimeSpan.FromSeconds(30), null, TransactionMode.WholeRun), (new MigrationOptions().LockTimeout, new MigrationOptions().StatementTimeout, new MigrationOptions().TransactionMode));
    }

    [Fact]
    public async Task ARowTellsWhenAndByWhom()
    {
        await MigrateAsync(Histories.Set("0001_a"), new MigrationOptions { Time = new FixedTime(), AppliedBy = "me" });

        Assert.Equal((FixedTime.Now, "me"), (_database.Rows[0].AppliedAt, _database.Rows[0].AppliedBy));
    }

    [Fact]
    public async Task ByDefaultProgramMachineAndUserAreNamed()
    {
        await MigrateAsync(Histories.Set("0001_a"), new MigrationOptions());

        Assert.Matches(@"^\S+ \S+ on \S+ as \S+$", _database.Rows[0].AppliedBy);
        Assert.Contains("MigrationKit.Tests", _database.Rows[0].AppliedBy, StringComparison.Ordinal);
        Assert.DoesNotContain("+", _database.Rows[0].AppliedBy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AScriptsOwnTimeLimitComesFirst()
    {
        await MigrateAsync(
            new() { { "0001_a", "-- migration:timeout 500ms\nSELECT 1;" }, { "0002_b", "-- migration:timeout 120m\nSELECT 1;" }, { "0003_c", "SELECT 1;" } },
            new MigrationOptions { StatementTimeout = TimeSpan.FromMinutes(1) });

        Assert.Equal(
            [TimeSpan.FromMilliseconds(500), TimeSpan.FromHours(2), TimeSpan.FromMinutes(1)], _database.Runs.Select(run => run.StatementTimeout));
    }

    [Fact]
    public async Task ProgressTellsEachPhase()
    {
        var told = new List<string>();
        await MigrateAsync(
            new() { { "0001_a", "SELECT 1;SELECT 2;" }, { "0002_b", "SELECT 3;" } },
            new MigrationOptions { Progress = new Callback(p => told.Add($"{p.Phase} {p.MigrationId} {p.Migration}/{p.Migrations} {p.Statement}/{p.Statements}")) });

        Assert.Equal(
            [
                "Locking  0/2 0/0",
                "Running 0001_a 1/2 0/2", "Running 0001_a 1/2 2/2", "Done 0001_a 1/2 2/2",
                "Running 0002_b 2/2 0/1", "Running 0002_b 2/2 1/1", "Done 0002_b 2/2 1/1",
                "Committing  2/2 0/0",
            ],
            told);
    }

    [Fact]
    public async Task WithNothingPendingNothingIsTold()
    {
        await MigrateAsync(Histories.Set("0001_a"), new MigrationOptions());

        await MigrateAsync(Histories.Set("0001_a"), new MigrationOptions { Progress = new Callback(_ => Assert.Fail("told")) });
    }

    [Fact]
    public async Task TheReportCountsWhatTheProviderCounted()
    {
        var report = await MigrateAsync(new() { { "0001_a", "SELECT 1;SELECT 2;" } }, new MigrationOptions());

        var migration = Assert.Single(report.Migrations);
        Assert.Equal((2, 2L, TimeSpan.FromMilliseconds(7)), (migration.Statements, migration.RowsChanged, migration.Duration));
        Assert.Equal(("0001_a.sql", MigrationDirection.Up, MigrationAction.Run), (migration.File, migration.Direction, migration.Action));
    }
}
