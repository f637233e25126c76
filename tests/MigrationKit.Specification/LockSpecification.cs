using MigrationKit.Providers;
using MigrationKit.Specification.Building;

namespace MigrationKit.Specification;

/// <summary>One process at a time, and nothing to clear up after one that ended.</summary>
public abstract class LockSpecification<TDatabase> : Specification<TDatabase>
    where TDatabase : SpecificationDatabase, new()
{
    private static readonly HistoryTable History = new("migration_history", "Migrations");

    private static SessionRequest Request(TimeSpan timeout) => new(History, true, false, timeout, TimeProvider.System);

    [Fact]
    public async Task WhileOneHoldsTheLockAnotherGivesUpAtItsLimit()
    {
        await using var first = Database.Open();
        await using var second = Database.Open();
        await using var held = await first.BeginAsync(Request(TimeSpan.FromSeconds(30)), CancellationToken.None);

        var error = await Assert.ThrowsAsync<MigrationException>(
            async () => await second.BeginAsync(Request(TimeSpan.FromMilliseconds(50)), CancellationToken.None));
        Assert.Equal(MigrationErrorKind.LockTimeout, error.Kind);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TheLockIsFreeAfterTheSession(bool commit)
    {
        await using var first = Database.Open();
        await using (var session = await first.BeginAsync(Request(TimeSpan.FromSeconds(30)), CancellationToken.None))
        {
            if (commit)
            {
                await session.CommitAsync(CancellationToken.None);
            }
        }

        await using var second = Database.Open();
        await using var next = await second.BeginAsync(Request(TimeSpan.Zero), CancellationToken.None);
        Assert.Empty(await next.ReadHistoryAsync(CancellationToken.None));
    }

    [Fact]
    public async Task WaitingForTheLockCanBeCancelled()
    {
        await using var first = Database.Open();
        await using var second = Database.Open();
        await using var held = await first.BeginAsync(Request(TimeSpan.FromSeconds(30)), CancellationToken.None);
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await second.BeginAsync(Request(TimeSpan.FromMinutes(10)), cancel.Token));
    }

    [Theory]
    [InlineData(TransactionMode.WholeRun)]
    [InlineData(TransactionMode.PerMigration)]
    [InlineData(TransactionMode.None)]
    public async Task EightAtOnceApplyEachMigrationOnce(TransactionMode mode)
    {
        var sets = Enumerable.Range(0, 8).Select(_ => new MigrationSetBuilder
        {
            { "0001_a", "CREATE TABLE a(x INTEGER);\nINSERT INTO a VALUES (1);" },
            { "0002_b", "INSERT INTO a VALUES (2);\nINSERT INTO a VALUES (3);" },
            { "0003_c", "INSERT INTO a VALUES (4);" },
        });
        var reports = await Task.WhenAll(sets.Select(set => Task.Run(
            () => MigrateAsync(set, new MigrationOptions { TransactionMode = mode, LockTimeout = TimeSpan.FromMinutes(2) }))));

        Assert.Equal(8, reports.Length);
        Assert.Equal("4", await CountAsync("a"));
        Assert.Equal("10", await Database.QueryAsync("SELECT sum(x) FROM a"));
        Assert.Equal(["0001_a", "0002_b", "0003_c"], (await HistoryAsync()).Select(row => row.Id));
        Assert.All(await HistoryAsync(), row => Assert.Equal(HistoryKind.Versioned, row.Kind));
    }
}
