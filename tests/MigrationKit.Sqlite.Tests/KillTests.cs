namespace MigrationKit.Sqlite.Tests;

/// <summary>A process killed with -9: the next start succeeds, nothing is half done, and there is nothing to unlock. (At every statement: MigrationKit.Reliability.Tests.)</summary>
public sealed class KillTests
{
    [Theory]
    [InlineData("delete", 1)]
    [InlineData("delete", 5)]
    [InlineData("wal", 3)]
    public async Task InTheMiddleOfAMigration(string journal, int at)
    {
        using var database = new TempDatabase(journal);
        var set = FormattableString.Invariant($"pausing:{at}");
        using (var process = TestProcess.Start(database.ConnectionString, set))
        {
            process.Go();
            Assert.True(process.WaitFor("paused"), process.ToString());

            // It holds the lock: the guard that a second one has to wait.
            var waiting = await database.FailAsync(MigrationErrorKind.LockTimeout, TestApp.Sets.Pausing(at), new MigrationOptions { LockTimeout = TimeSpan.Zero });
            Assert.Contains(OperatingSystem.IsLinux() ? "Open in: dotnet (" : "locked", waiting.Message, StringComparison.Ordinal);
            process.Kill();
        }

        Assert.Equal("", database.Query("SELECT name FROM sqlite_master"));
        await AssertNextStartSucceeds(database, set);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void InAScriptOutsideATransaction(int pauses)
    {
        using var database = new TempDatabase();
        using (var killed = TestProcess.Start(database.ConnectionString, "outside"))
        {
            for (var i = 0; i < pauses; i++)
            {
                killed.Go();
                Assert.True(killed.WaitFor("paused"), killed.ToString());
            }

            killed.Kill();
        }

        Assert.Equal(pauses == 1 ? "1" : "1 2", database.Query("SELECT x FROM a"));
        Assert.Equal(pauses == 1 ? "started|3" : "started|7", database.Query("SELECT kind, progress FROM migration_history"));

        using var next = TestProcess.Start(database.ConnectionString, "outside");
        for (var i = 0; i < 3; i++)
        {
            next.Go();
        }

        Assert.True(next.Finish() == 0, next.ToString());
        OutsideTests.AssertCompleted(database);
    }

    private static async Task AssertNextStartSucceeds(TempDatabase database, string set)
    {
        using var next = TestProcess.Start(database.ConnectionString, set, "lock=0");
        next.Go();
        next.Go();
        Assert.True(next.Finish() == 0, next.ToString());
        Assert.Equal("1|2|3|4|5", database.Query("SELECT t1.x, t2.x, t3.x, t4.x, t5.x FROM t1, t2, t3, t4, t5"));
        Assert.True((await database.MigrateAsync(TestApp.Sets.ByName(set))).UpToDate);
    }
}
