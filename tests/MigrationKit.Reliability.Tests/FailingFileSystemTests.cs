using Microsoft.Data.Sqlite;
using MigrationKit.Sqlite;
using MigrationKit.Sqlite.TestApp;

namespace MigrationKit.Reliability.Tests;

/// <summary>The file system fails at the n-th write, sync, truncate or delete of a run: nothing is half done, and the error says what happened.</summary>
[Collection(nameof(FaultyFileSystem))]
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
                foreach (var fault in Enum.GetValues<FileFault>())
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
        var calls = (await RunAsync(prepared.File, journal, mode, 0, fault, stays)).Calls;
        Assert.InRange(calls, 20, 5000);

        var step = Extent.Of(usual: 31, full: 1);
        var failed = 0;
        var at = 1;
        for (; at <= calls; at += step)
        {
            failed += (await RunAsync(prepared.File, journal, mode, at, fault, stays)).Failed ? 1 : 0;
        }

        // Guards that the faults reach the run at all.
        Assert.NotEqual(0, failed);
        Extent.Tell($"{journal}, {mode}, {fault}{(stays ? " that stays" : "")}: {(calls + step - 1) / step} faults in {calls} calls, {failed} failed runs");
    }

    private static async Task<(int Calls, bool Failed)> RunAsync(string prepared, string journal, TransactionMode mode, int failAt, FileFault fault, bool stays)
    {
        using var database = new TempDatabase();
        File.Copy(prepared, database.File);
        var options = new MigrationOptions { TransactionMode = mode, LockTimeout = TimeSpan.Zero };
        FaultyFileSystem.Plan(failAt, fault, stays);
        MigrationException? error = null;
        try
        {
            await SqliteMigrator.MigrateAsync(FaultyFileSystem.ConnectionString(database.File), Sets.Spilling(Migrations), options);
        }
        catch (MigrationException e)
        {
            error = e;
        }

        var calls = FaultyFileSystem.Calls;
        FaultyFileSystem.Plan(0);
        var where = FormattableString.Invariant($"{journal} {mode} {fault} {stays} at call {failAt} of {calls}: {error?.Message}");
        try
        {
            AssertAsSaid(mode, error, StateOf(database));
            await SqliteMigrator.MigrateAsync(database.ConnectionString, Sets.Spilling(Migrations), options);
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
