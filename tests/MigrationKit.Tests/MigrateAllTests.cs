using MigrationKit.Providers;
using MigrationKit.Tests.Fakes;

namespace MigrationKit.Tests;

/// <summary>What the report of many databases says where one fails, is cancelled, or both.</summary>
public sealed class MigrateAllTests
{
    private static readonly MigrationSet Set = Histories.Set("0001_a").Build();

    private readonly CancellationTokenSource _cancel = new();

    private Task<MigrateAllReport> RunAsync(params Func<IMigrationDatabase>[] databases) =>
        Migrator.MigrateAllAsync(databases, Set, maxParallel: 1, cancellationToken: _cancel.Token);

    private static FakeDatabase Failing(Func<Exception> failure) => new() { BeforeScript = _ => throw failure() };

    [Fact]
    public async Task AFailureWhileTheRunIsBeingCancelledIsInTheReport()
    {
        var error = await Assert.ThrowsAsync<MigrateAllCanceledException>(() => RunAsync(() => Failing(() =>
        {
            _cancel.Cancel();
            return new MigrationException(MigrationErrorKind.DiskFull, "No space is left.");
        })));

        var failed = Assert.Single(error.Report.Failed);
        Assert.Equal(MigrationErrorKind.DiskFull, Assert.IsType<MigrationException>(failed.Error).Kind);
        Assert.NotNull(failed.Report);
    }

    [Fact]
    public async Task ADatabaseThatIsCancelledAtItsFirstLookIsAmongTheFailedOnes()
    {
        var error = await Assert.ThrowsAsync<MigrateAllCanceledException>(() => RunAsync(() =>
        {
            _cancel.Cancel();
            return new FakeDatabase();
        }));

        Assert.IsAssignableFrom<OperationCanceledException>(Assert.Single(error.Report.Failed).Error);
    }

    [Fact]
    public async Task NullInThePlaceOfADatabaseStopsOnlyItsOwn()
    {
        var report = await RunAsync(() => null!, null!, () => new FakeDatabase());

        Assert.Equal((3, 2), (report.Databases, report.Failed.Count()));
        Assert.All(report.Failed, failed => Assert.Equal("There is null in the place of a database.", failed.Error!.Message));
    }

    [Fact]
    public async Task OneDatabaseIsCountedAsOne() =>
        Assert.StartsWith("1 database: 1 migrated, ", (await RunAsync(() => new FakeDatabase())).ToString(), StringComparison.Ordinal);

    [Fact]
    public async Task ACancelledCallInsideOneDatabaseStopsOnlyItsOwn()
    {
        var report = await RunAsync(() => Failing(() => new TaskCanceledException("A request took too long.")), () => new FakeDatabase());

        Assert.Equal((2, 1), (report.Databases, report.Failed.Count()));
    }
}
