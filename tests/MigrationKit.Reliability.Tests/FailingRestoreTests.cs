using MigrationKit.Sqlite;
using MigrationKit.Sqlite.TestApp.Faults;

namespace MigrationKit.Reliability.Tests;

/// <summary>The file system fails at the n-th write, sync, truncate or delete of a restore: the database is the old one or the restored one, and the error says which, or that it does not know.</summary>
public sealed class FailingRestoreTests
{
    public static TheoryData<string, FileFault, bool> Ways()
    {
        var ways = new TheoryData<string, FileFault, bool>();
        foreach (var journal in new[] { "delete", "wal" })
        {
            foreach (var fault in new[] { FileFault.Error, FileFault.Torn, FileFault.Full })
            {
                ways.Add(journal, fault, false);
                ways.Add(journal, fault, true);
            }
        }

        return ways;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task AtEveryCallThatChangesAFile(string journal, FileFault fault, bool stays)
    {
        using var prepared = PayloadDatabase.Create(journal);
        var backup = (await prepared.MigrateAsync(Sqlite.TestApp.Sets.Tables(PayloadDatabase.After), new MigrationOptions { Backup = new BackupOptions() })).BackupPath!;
        prepared.ClearPool();
        var count = FaultyFileSystem.Take();
        var calls = Run(count, prepared.File, backup, journal, 0, fault, stays).Calls;
        count.GiveBack();
        Assert.InRange(calls, 100, 10_000);

        var step = Extent.Of(usual: 149, full: 3);
        var (failed, restored) = (0, 0);
        Parallel.ForEach(
            Enumerable.Range(1, calls).Where(at => at % step == 1 || at > calls - 6).ToArray(),
            FaultyFileSystem.Take,
            (call, _, files) =>
            {
                Interlocked.Add(ref Run(files, prepared.File, backup, journal, call, fault, stays).Failed ? ref failed : ref restored, 1);
                return files;
            },
            files => files.GiveBack());

        // Guards that the faults reach the restore at all.
        Assert.NotEqual(0, failed);
        Extent.Tell($"{journal}, {fault}{(stays ? " that stays" : "")}: {calls} calls, {failed} failed restores, {restored} that went through");
    }

    private static (int Calls, bool Failed) Run(FaultyFileSystem files, string prepared, string backup, string journal, int failAt, FileFault fault, bool stays)
    {
        using var database = new TempDatabase();
        File.Copy(prepared, database.File);
        files.Plan(failAt, fault, stays);
        MigrationException? error = null;
        try
        {
            SqliteMigrator.RestoreAsync(files.ConnectionString(database.File), backup, new MigrationOptions { LockTimeout = TimeSpan.Zero }).GetAwaiter().GetResult();
        }
        catch (MigrationException e)
        {
            error = e;
        }

        var calls = files.Calls;
        files.Plan(0);
        var state = PayloadDatabase.StateOf(database.File);
        var where = FormattableString.Invariant($"{journal} {fault} {stays} at call {failAt} of {calls}: {state}, {error?.Kind} {error?.Message}");
        var isCertain = error?.Message.Contains("It is not certain whether the back-up was restored", StringComparison.Ordinal) != true;
        Assert.True(!isCertain || state == (error is null ? PayloadDatabase.Before : PayloadDatabase.After), where);
        Assert.True(error is null || isCertain == error.Message.EndsWith("The database was not changed.", StringComparison.Ordinal), where);
        SqliteMigrator.RestoreAsync(database.ConnectionString, backup, new MigrationOptions { LockTimeout = TimeSpan.Zero }).GetAwaiter().GetResult();
        Assert.Equal(PayloadDatabase.Before, PayloadDatabase.StateOf(database.File));
        return (calls, error is not null);
    }
}
