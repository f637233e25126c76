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

    /// <summary>
    /// Also in the middle of a call of the engine: behind a random report a thread beside the run spins a random number of times, then kills. No time is
    /// measured, so that a busy machine only moves the moment; where the run ends first, that is one, too.
    /// </summary>
    [Fact]
    public void AtRandomMoments()
    {
        var random = new Random(Seed);
        var kills = Enumerable.Range(0, Extent.Of(usual: 12, full: 200)).Select(i => Ways[i % Ways.Length])
            .Select(way => (way, at: random.Next(1, Reports(way.Mode) + 1), spin: 1 << random.Next(0, 20))).ToArray();
        var (before, during, ended) = (0, 0, 0);
        KilledProcess.ForEach(kills, kill =>
        {
            var (applied, hasEnded) = KillAround(kill.way.Journal, kill.way.Mode, kill.at, kill.spin);
            Interlocked.Increment(ref hasEnded ? ref ended : ref applied == 0 ? ref before : ref during);
        });
        Extent.Tell($"killed at {kills.Length} random moments: {before} before the first commit, {during} later, {ended} had ended by then");
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

    private static (int Applied, bool HasEnded) KillAround(string journal, TransactionMode mode, int report, int spin)
    {
        using var database = new TempDatabase(journal);
        int code;
        using (var process = Start(database, mode, FormattableString.Invariant($"kill={report}"), FormattableString.Invariant($"spin={spin}")))
        {
            process.Go();
            code = process.Finish();
            Assert.True(code is 137 or 0, process.ToString());
        }

        return (AssertSoundAndFinish(database, mode), code == 0);
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

    private static TestProcess Start(TempDatabase database, TransactionMode mode, params string[] kill) =>
        TestProcess.Start([database.ConnectionString, FormattableString.Invariant($"tables:{Migrations}"), $"mode={mode}", .. kill]);
}
