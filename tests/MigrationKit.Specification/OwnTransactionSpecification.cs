using MigrationKit.Specification.Building;

namespace MigrationKit.Specification;

/// <summary>Scripts that bring BEGIN and COMMIT: those are left out, the rest runs with the others (docs/decisions/0002).</summary>
public abstract class OwnTransactionSpecification<TDatabase> : Specification<TDatabase>
    where TDatabase : SpecificationDatabase, new()
{
    private static ScriptSource Own(string middle) => new($"BEGIN;\n{middle}\nCOMMIT;\n")
    {
        Transaction = ScriptTransaction.Own,
        LeftOut = ["BEGIN", "COMMIT"],
    };

    [Fact]
    public async Task ItIsAppliedOnceAndRecorded()
    {
        var set = new MigrationSetBuilder { { "0001_a", Own("CREATE TABLE a(x INTEGER);\nINSERT INTO a VALUES (1);") } };
        var report = await MigrateAsync(set);

        Assert.Equal("1", await CountAsync("a"));
        Assert.Equal(1, report.Transactions);
        Assert.Single(await HistoryAsync());
    }

    [Fact]
    public async Task ProgressCountsOnlyWhatRuns()
    {
        var told = new List<(MigrationPhase, int, int)>();

        await MigrateAsync(
            new() { { "0001_a", Own("CREATE TABLE a(x INTEGER);") } },
            new MigrationOptions { Progress = new Callback(value => told.Add((value.Phase, value.Statement, value.Statements))) });

        Assert.Equal(
            [(MigrationPhase.Running, 0, 1), (MigrationPhase.Running, 1, 1), (MigrationPhase.Done, 1, 1)],
            told.Where(value => value.Item1 is MigrationPhase.Running or MigrationPhase.Done));
    }

    [Fact]
    public async Task ALaterFailureRollsItBackToo()
    {
        await FailToMigrateAsync(new() { { "0001_a", Own("CREATE TABLE a(x INTEGER);") }, { "0002_b", "INSERT INTO missing VALUES (1);" } });

        Assert.False(await Database.HasTableAsync("a"));
        Assert.Empty(await HistoryAsync());
    }
}
