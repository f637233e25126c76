using Microsoft.Data.Sqlite;
using MigrationKit.Sqlite;
using MigrationKit.Sqlite.TestApp;
using MigrationKit.Sqlite.TestApp.Faults;

namespace MigrationKit.Reliability.Tests;

/// <summary>The file system fails at the n-th write, sync, truncate or delete of a run: nothing is half done, and the error says what happened.</summary>
public sealed class FailingFileSystemTests
{
    private const int Before = 2;
    private const int Migrations = 6;

    public static TheoryData<string, TransactionMode, FileFault, bool> Ways()
    {
        var ways = new TheoryData<string, TransactionMode, FileFault, bool>();
        foreach (var journal in new[] { "delete", "wal" })
        {
            foreach (var mode in Enum.GetValues<TransactionMode>())
            {
                foreach (var fault in new[] { FileFault.Error, FileFault.Torn, FileFault.Full })
                {
                    ways.Add(journal, mode, fault, false);
                    ways.Add(journal, mode, fault, true);
                }
            }
        }

        return ways;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task AtEveryCallThatChangesAFile(string journal, TransactionMode mode, FileFault fault, bool stays)
    {
        using var prepared = new TempDatabase(journal);
        await prepared.MigrateAsync(Sets.Spilling(Before));

        // So that all of it is in the file, which is copied without its write-ahead log.
        prepared.ClearPool();
        var count = FaultyFileSystem.Take();
        var calls = Run(count, prepared.File, journal, mode, 0, fault, stays).Calls;
        count.GiveBack();
        Assert.InRange(calls, 20, 5000);

        var step = Extent.Of(usual: 31, full: 1);
        var at = Enumerable.Range(0, (calls + step - 1) / step).Select(i => 1 + (i * step)).ToArray();
        var failed = 0;
        Parallel.ForEach(
            at,
            FaultyFileSystem.Take,
            (call, _, files) =>
            {
                Interlocked.Add(ref failed, Run(files, prepared.File, journal, mode, call, fault, stays).Failed ? 1 : 0);
                return files;
            },
            files => files.GiveBack());

        // Guards that the faults reach the run at all.
        Assert.NotEqual(0, failed);
        Extent.Tell($"{journal}, {mode}, {fault}{(stays ? " that stays" : "")}: {at.Length} faults in {calls} calls, {failed} failed runs");
    }

    private static (int Calls, bool Failed) Run(
        FaultyFileSystem files, string prepared, string journal, TransactionMode mode, int failAt, FileFault fault, bool stays)
    {
        using var database = new TempDatabase();
        File.Copy(prepared, database.File);
        var options = new MigrationOptions { TransactionMode = mode, LockTimeout = TimeSpan.Zero };
        files.Plan(failAt, fault, stays);
        MigrationException? error = null;
        try
        {
            SqliteMigrator.MigrateAsync(files.ConnectionString(database.File), Sets.Spilling(Migrations), options).GetAwaiter().GetResult();
        }
        catch (MigrationException e)
        {
            error = e;
        }

        var calls = files.Calls;
        files.Plan(0);
        var where = FormattableString.Invariant($"{journal} {mode} {fault} {stays} at call {failAt} of {calls}: {error?.Message}");
        try
        {
            AssertAsSaid(mode, error, StateOf(database));
            database.MigrateAsync(Sets.Spilling(Migrations), options).GetAwaiter().GetResult();
            Assert.Equal(Migrations, StateOf(database));
        }
        catch (Exception e) when (e is Xunit.Sdk.XunitException or SqliteException or MigrationException)
        {
            throw new Xunit.Sdk.XunitException($"{where}\n{e.Message}", e);
        }

        return (calls, error is not null);
    }

    private static int StateOf(TempDatabase database) => TablesState.Read(database, tableAt: 2, rowAt: 6);

    private static void AssertAsSaid(TransactionMode mode, MigrationException? error, int applied)
    {
        if (error is null)
        {
            Assert.Equal(Migrations, applied);
            return;
        }

        Assert.Contains(error.Kind, new[] { MigrationErrorKind.InputOutput, MigrationErrorKind.DiskFull, MigrationErrorKind.CannotOpen });
        Assert.Contains("SQLite database 'file:", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Outcome);
        var said = Before + error.Committed.Count;
        if (mode == TransactionMode.WholeRun)
        {
            Assert.Contains(applied, new[] { Before, Migrations });
        }

        // What it says has been committed is there; where it says that the rest was rolled back, the rest is not. Outside a transaction
        // it says that the next run goes on from what is there, which the caller proves.
        Assert.InRange(applied, said, Migrations);
        if (!error.Outcome.Contains("not certain", StringComparison.Ordinal) && mode != TransactionMode.None)
        {
            Assert.Equal(said, applied);
        }
    }
}
