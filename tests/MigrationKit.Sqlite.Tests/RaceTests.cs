namespace MigrationKit.Sqlite.Tests;

/// <summary>Real processes that start at once. (Scripts in a transaction: MigrationKit.Reliability.Tests.)</summary>
public sealed class RaceTests
{
    private const int Processes = 8;

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public void AScriptOutsideATransactionIsSharedAndEachStatementRunsOnce(string journal)
    {
        using var database = new TempDatabase(journal);
        Race(database, "outside");

        OutsideTests.AssertCompleted(database);
    }

    private static void Race(TempDatabase database, string set)
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
