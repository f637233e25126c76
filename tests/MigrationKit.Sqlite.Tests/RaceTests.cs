namespace MigrationKit.Sqlite.Tests;

/// <summary>Real processes that start at once.</summary>
public sealed class RaceTests
{
    private const int Processes = 8;

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public void EachMigrationIsAppliedOnceAndAllEndWell(string journal)
    {
        for (var round = 0; round < 3; round++)
        {
            RaceOnce(journal);
        }
    }

    private static void RaceOnce(string journal)
    {
        using var database = new TempDatabase(journal);
        var lines = Race(database, "tables:30");

        Assert.Equal(string.Join(' ', Enumerable.Range(1, 30)), database.Query("SELECT migration FROM ran ORDER BY migration"));
        Assert.Equal("30|30", database.Query("SELECT count(*), count(DISTINCT id) FROM migration_history WHERE kind = 'versioned'"));

        // One did it, the others found it done.
        Assert.Equal(["done 30", .. Enumerable.Repeat("done 0", Processes - 1)], lines.OrderByDescending(line => line, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public void AScriptOutsideATransactionIsSharedAndEachStatementRunsOnce(string journal)
    {
        using var database = new TempDatabase(journal);
        Race(database, "outside");

        OutsideTests.AssertCompleted(database);
    }

    private static List<string> Race(TempDatabase database, string set)
    {
        var processes = Enumerable.Range(0, Processes).Select(_ => TestProcess.Start(database.ConnectionString, set)).ToList();
        try
        {
            processes.ForEach(process => Assert.True(process.WaitFor("ready")));
            processes.ForEach(process => process.Go());

            // Steps that pause read a line; one for each pause is enough, and more are not read.
            for (var i = 0; i < 4; i++)
            {
                processes.ForEach(Continue);
            }

            processes.ForEach(process => Assert.True(process.Finish() == 0, process.ToString()));
            return [.. processes.Select(process => process.Output.Last(line => line.StartsWith("done", StringComparison.Ordinal)))];
        }
        finally
        {
            processes.ForEach(process => process.Dispose());
        }
    }

    private static void Continue(TestProcess process)
    {
        try
        {
            process.Go();
        }
        catch (IOException)
        {
            // It has ended already.
        }
    }
}
