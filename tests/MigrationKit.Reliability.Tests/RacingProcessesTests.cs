using System.Globalization;

namespace MigrationKit.Reliability.Tests;

/// <summary>Many processes migrate one file at once: one does it, the others wait a while and find it done.</summary>
public sealed class RacingProcessesTests
{
    private const int Processes = 32;
    private const int Migrations = 10;

    [Theory]
    [InlineData("delete", TransactionMode.WholeRun)]
    [InlineData("wal", TransactionMode.WholeRun)]
    [InlineData("delete", TransactionMode.PerMigration)]
    [InlineData("wal", TransactionMode.PerMigration)]
    public void EachMigrationIsAppliedOnceAndNothingStaysLocked(string journal, TransactionMode mode)
    {
        var rounds = Extent.Of(usual: 3, full: 50);
        var databases = Enumerable.Range(0, rounds).Select(_ => new TempDatabase(journal)).ToList();
        var processes = Enumerable.Range(0, Processes)
            .Select(_ => TestProcess.Start("rounds", FormattableString.Invariant($"tables:{Migrations}"), $"mode={mode}")).ToList();
        try
        {
            processes.ForEach(process => Assert.True(process.WaitFor("ready")));
            var longest = databases.Max(database => Race(processes, database, mode));
            processes.ForEach(process => process.Go());
            processes.ForEach(process => Assert.True(process.Finish() == 0, process.ToString()));
            Extent.Tell($"{Processes} processes, {rounds} rounds, {journal}, {mode}: longest wait for the lock {longest} ms");
        }
        finally
        {
            processes.ForEach(process => process.Dispose());
            databases.ForEach(database => database.Dispose());
        }
    }

    private static int Race(List<TestProcess> processes, TempDatabase database, TransactionMode mode)
    {
        processes.ForEach(process => process.Send(database.ConnectionString));
        var answers = processes.ConvertAll(process => process.Next("done", "error").Split(' '));
        Assert.All(answers, answer => Assert.Equal("done", answer[0]));
        var applied = answers.ConvertAll(answer => int.Parse(answer[1], CultureInfo.InvariantCulture));
        Assert.Equal(Migrations, applied.Sum());
        if (mode == TransactionMode.WholeRun)
        {
            Assert.Single(applied, Migrations);
        }

        Assert.Equal(Migrations, TablesState.Read(database));

        // Nobody holds a lock: this fails at once where someone does.
        using var connection = database.Open();
        TempDatabase.Execute(connection, "PRAGMA busy_timeout = 0");
        TempDatabase.Execute(connection, "BEGIN EXCLUSIVE");
        TempDatabase.Execute(connection, "ROLLBACK");
        return answers.Max(answer => int.Parse(answer[3], CultureInfo.InvariantCulture));
    }
}
