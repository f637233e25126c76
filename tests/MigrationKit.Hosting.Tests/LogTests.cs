using MigrationKit.Specification.Building;

namespace MigrationKit.Hosting.Tests;

public sealed class LogTests : IDisposable
{
    private readonly TempDatabase _database = new();

    [Fact]
    public async Task ARunIsLoggedFromTheLockToTheCommit()
    {
        using var host = TestHost.Of(Sets.Two, _database);

        await host.RunAsync();

        Assert.Equal(
            [
                "1002 Locking",
                "1003 Running", "1004 StatementDone",
                "1003 Running", "1004 StatementDone", "1004 StatementDone",
                "1005 Committing",
                "1006 Committed", "1006 Committed",
                "1007 Completed",
            ],
            host.Log.Events);
        Assert.Contains(host.Log.Entries, entry => entry.Message == "Migrations 'Migrations': running '0002_add_email' (2 of 2).");
    }

    [Fact]
    public async Task AScriptThatGoesOnWhereItWasInterruptedIsLoggedAsRunning()
    {
        var set = new MigrationSetBuilder
        {
            { "0001_outside", new ScriptSource("CREATE TABLE a (x);\nINSERT INTO b VALUES (1);") { Transaction = ScriptTransaction.Outside } },
        }.Build();
        using (var broken = TestHost.Of(set, _database))
        {
            await broken.FailAsync();
        }

        _database.Query("CREATE TABLE b (x)");
        using var host = TestHost.Of(set, _database);

        await host.RunAsync();

        Assert.Equal(["1002 Locking", "1003 Running", "1004 StatementDone", "1005 Committing", "1006 Committed", "1007 Completed"], host.Log.Events);
        Assert.Contains(host.Log.Entries, entry => entry.Message == "Migrations 'Migrations': '0001_outside', statement 2 of 2 done.");
    }

    [Fact]
    public async Task AStartWithNothingPendingLogsOneLine()
    {
        await TestHost.MigrateAsync(Sets.Two, _database);
        using var host = TestHost.Of(Sets.Two, _database);

        await host.RunAsync();

        Assert.Equal(["1001 UpToDate"], host.Log.Events);
    }

    [Fact]
    public async Task AChangeOfLookIsAWarning()
    {
        await TestHost.MigrateAsync(Sets.One, _database);
        using var host = TestHost.Of(Sets.OneReformatted, _database);

        await host.RunAsync();

        Assert.Equal(["1008 LookChanged", "1001 UpToDate"], host.Log.Events);
    }

    public void Dispose() => _database.Dispose();
}
