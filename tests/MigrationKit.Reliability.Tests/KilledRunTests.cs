using System.Diagnostics;
using MigrationKit.Sqlite;
using MigrationKit.Sqlite.TestApp;

namespace MigrationKit.Reliability.Tests;

/// <summary>kill -9 during a run of 30 migrations: the file is sound, history and schema agree, and the next start finishes the job.</summary>
public sealed class KilledRunTests
{
    private const int Migrations = 30;
    private const int Seed = 20261121;

    private static readonly (string Journal, TransactionMode Mode)[] Ways =
    [
        .. from mode in new[] { TransactionMode.WholeRun, TransactionMode.PerMigration, TransactionMode.None }
           from journal in new[] { "delete", "wal" }
           select (journal, mode),
    ];

    [Fact]
    public void AtEachStatement()
    {
        var step = Extent.Of(usual: 23, full: 1);
        var kills = Ways.SelectMany((way, i) => Enumerable.Range(0, Reports(way.Mode)).Where(at => at % step == i % step).Select(at => (way, at: at + 1))).ToArray();
        KilledProcess.ForEach(kills, kill => KillAt(kill.way.Journal, kill.way.Mode, kill.at));
        Extent.Tell($"killed at {kills.Length} reports of progress");
    }

    [Fact]
    public void AtRandomMoments()
    {
        var random = new Random(Seed);
        var whole = TimeSpan.FromMilliseconds(Enumerable.Range(0, 3).Max(_ => TimeOfARun().TotalMilliseconds));
        var kills = Enumerable.Range(0, Extent.Of(usual: 12, full: 200)).Select(i => (way: Ways[i % Ways.Length], after: whole * random.NextDouble())).ToArray();
        var before = 0;
        var during = 0;
        KilledProcess.ForEach(kills, kill =>
        {
            var applied = KillAfter(kill.way.Journal, kill.way.Mode, kill.after);
            Interlocked.Add(ref applied == 0 ? ref before : ref during, 1);
        });
        Extent.Tell($"killed at {kills.Length} random moments of the {whole.TotalMilliseconds:0} ms behind the first statement: {before} before the first commit, {during} later");
    }

    // Of each migration its begin, its three statements and its end; of each transaction its lock and its commit.
    private static int Reports(TransactionMode mode) => (Migrations * 5) + (mode == TransactionMode.WholeRun ? 2 : Migrations * 2);

    private static void KillAt(string journal, TransactionMode mode, int report)
    {
        using var database = new TempDatabase(journal);
        using (var process = Start(database, mode, FormattableString.Invariant($"kill={report}")))
        {
            process.Go();
            Assert.True(process.Finish() == 137, process.ToString());
        }

        AssertSoundAndFinish(database, mode);
    }

    private static int KillAfter(string journal, TransactionMode mode, TimeSpan delay)
    {
        using var database = new TempDatabase(journal);
        using (var process = Start(database, mode, ""))
        {
            process.Go();
            Assert.True(process.WaitFor("statement"), process.ToString());
            var from = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(from) < delay)
            {
                Thread.SpinWait(100);
            }

            process.Kill();
        }

        return AssertSoundAndFinish(database, mode);
    }

    private static int AssertSoundAndFinish(TempDatabase database, TransactionMode mode)
    {
        var applied = TablesState.Read(database);
        if (mode == TransactionMode.WholeRun)
        {
            Assert.Contains(applied, new[] { 0, Migrations });
        }

        // In this process: what is proved is that the file itself holds nothing back. No lock is waited for.
        var options = new MigrationOptions { LockTimeout = TimeSpan.Zero, TransactionMode = mode };
        var report = SqliteMigrator.MigrateAsync(database.ConnectionString, Sets.Tables(Migrations), options).GetAwaiter().GetResult();
        Assert.Equal(Migrations - applied, report.Migrations.Count);
        Assert.Equal(Migrations, TablesState.Read(database));
        return applied;
    }

    private static TimeSpan TimeOfARun()
    {
        using var database = new TempDatabase();
        using var process = Start(database, TransactionMode.PerMigration, "");
        process.Go();
        Assert.True(process.WaitFor("statement"), process.ToString());
        var from = Stopwatch.GetTimestamp();
        Assert.True(process.WaitFor("done"), process.ToString());
        return Stopwatch.GetElapsedTime(from);
    }

    private static TestProcess Start(TempDatabase database, TransactionMode mode, string kill) =>
        TestProcess.Start(database.ConnectionString, FormattableString.Invariant($"tables:{Migrations}"), $"mode={mode}", kill);
}
