using MigrationKit.Specification.Building;
using Microsoft.Data.Sqlite;

namespace MigrationKit.Sqlite.Tests;

/// <summary>What grows with the number of migrations, in bytes that the calling thread allocates: the same in each run, as times are not.</summary>
public sealed class GrowthTests
{
    private const int Few = 100;
    private const int Many = 800;

    /// <summary>What is called with the set, applied or (<c>false</c>) not yet.</summary>
    public static TheoryData<string, bool> Calls => new()
    {
        { "status", true }, { "plan", true }, { "validate", true }, { "roll back", true }, { "whole run", false }, { "per migration", false }, { "no transaction", false },
    };

    private static MigrationSet Set(int count)
    {
        var set = new MigrationSetBuilder();
        for (var i = 1; i <= count; i++)
        {
            set.Add(FormattableString.Invariant($"{i:0000}_t"), "CREATE TABLE IF NOT EXISTS t(x);", "SELECT 1;");
        }

        set.Add("R__views", "SELECT 1;");
        set.Add("R__triggers", "SELECT 2;");
        return set.Build();
    }

    private static Task CallAsync(Migrator migrator, string call) => call switch
    {
        "status" => migrator.StatusAsync(),
        "plan" => migrator.PlanAsync(),
        "validate" => migrator.ValidateAsync(),
        "roll back" => migrator.RollbackAllAsync(),
        _ => migrator.MigrateAsync(),
    };

    private static async Task<long> AllocatedAsync(string call, bool isApplied, int count)
    {
        // In memory, because thousands of commits would wait for the disk.
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var set = Set(count);
        var mode = call switch { "per migration" => TransactionMode.PerMigration, "no transaction" => TransactionMode.None, _ => TransactionMode.WholeRun };
        var migrator = SqliteMigrator.Create(connection, set, new MigrationOptions { TransactionMode = mode });
        if (isApplied)
        {
            await migrator.MigrateAsync();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        await CallAsync(migrator, call);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    // The first call is for what a process allocates once.
    [Theory]
    [MemberData(nameof(Calls))]
    public async Task EightTimesTheMigrationsTakeEightTimesTheMemory(string call, bool isApplied)
    {
        await AllocatedAsync(call, isApplied, Few);
        var few = await AllocatedAsync(call, isApplied, Few);
        var many = await AllocatedAsync(call, isApplied, Many);

        Assert.InRange((double)many / few, 1, Many / Few * 1.15);
    }

    [Fact]
    public async Task AStartWithNothingPendingTakesTheSame()
    {
        var few = await StartAsync(Few);
        var many = await StartAsync(Many);

        // Less than a byte a migration: code that is compiled anew in between may allocate a little less.
        Assert.InRange(many, 0, few + Many - Few);

        static async Task<long> StartAsync(int count)
        {
            using var database = new TempDatabase();
            var set = Set(count);
            for (var i = 0; i < 3; i++)
            {
                await database.MigrateAsync(set);
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            await database.MigrateAsync(set);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
