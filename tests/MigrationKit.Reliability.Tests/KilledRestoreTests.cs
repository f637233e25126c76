using MigrationKit.Sqlite;
using MigrationKit.Sqlite.TestApp;

namespace MigrationKit.Reliability.Tests;

/// <summary>
/// kill -9 at a write of a restore: the database is the one from before or the restored one, the next start says which and goes on
/// from there, and so does the next restore.
/// </summary>
public sealed class KilledRestoreTests
{
    [Theory]
    [InlineData("delete", false)]
    [InlineData("wal", false)]
    [InlineData("delete", true)]
    public async Task AtEachCallThatChangesAFile(string journal, bool isLost)
    {
        using var prepared = PayloadDatabase.Create(journal);
        var migrated = await prepared.MigrateAsync(Sets.Tables(PayloadDatabase.After), new MigrationOptions { Backup = new BackupOptions() });
        prepared.Execute("INSERT INTO t1 VALUES (1)");
        prepared.ClearPool();
        int calls;
        using (var counted = Copy(prepared, migrated.BackupPath!, isLost))
        {
            calls = KilledProcess.CountCalls("restore", counted.ConnectionString, BackupOf(counted));
        }

        Assert.InRange(calls, 600, 10_000);
        var step = Extent.Of(usual: isLost ? 97 : 151, full: isLost ? 2 : 5);
        var (old, restored) = (0, 0);
        KilledProcess.ForEach(Enumerable.Range(1, calls).Where(at => at % step == 1 || at > calls - 4), at =>
        {
            using var database = Copy(prepared, migrated.BackupPath!, isLost);
            KilledProcess.DieAt(at, "restore", database.ConnectionString, BackupOf(database));
            if (!isLost)
            {
                Assert.Equal(journal, database.Query("PRAGMA journal_mode"));
            }

            Interlocked.Add(ref AssertOldOrRestored(database, isLost) ? ref restored : ref old, 1);
            AssertGoesOn(database, isRestoredAgain: at % 2 == 0);
        });

        // Guards that the kills meet the restore, and its end.
        Assert.True(old > 0 && restored > 0, $"{old} {restored}");
        Extent.Tell($"{journal}{(isLost ? ", the database lost" : "")}, killed at every {step}. of {calls} calls: {old} as before, {restored} restored");
    }

    private static bool AssertOldOrRestored(TempDatabase database, bool wasLost)
    {
        if (wasLost && database.Query("SELECT count(*) FROM sqlite_master") == "0")
        {
            return false;
        }

        var applied = PayloadDatabase.StateOf(database.File);
        Assert.Contains(applied, wasLost ? [PayloadDatabase.Before] : new[] { PayloadDatabase.Before, PayloadDatabase.After });

        // The row of after the run is there or not as the migrations are.
        Assert.Equal(applied == PayloadDatabase.After ? "1" : "0", database.Query("SELECT count(*) FROM t1"));
        return applied == PayloadDatabase.Before;
    }

    private static void AssertGoesOn(TempDatabase database, bool isRestoredAgain)
    {
        var options = new MigrationOptions { LockTimeout = TimeSpan.Zero };
        var there = TablesState.Read(database);
        if (isRestoredAgain)
        {
            var again = SqliteMigrator.RestoreAsync(database.ConnectionString, BackupOf(database), options).GetAwaiter().GetResult();
            Assert.Equal(Math.Max(0, there - PayloadDatabase.Before), again.TakenBack.Count);
            Assert.Equal(PayloadDatabase.Before, there = PayloadDatabase.StateOf(database.File));
        }

        var report = database.MigrateAsync(Sets.Tables(PayloadDatabase.After), options).GetAwaiter().GetResult();
        Assert.Equal(Enumerable.Range(there + 1, PayloadDatabase.After - there).Select(i => FormattableString.Invariant($"{i:0000}_t")), report.Migrations.Select(migration => migration.Id));
        Assert.Equal(PayloadDatabase.After, TablesState.Read(database));
    }

    private static string BackupOf(TempDatabase database) => Path.Combine(database.Folder, "app.bak");

    private static TempDatabase Copy(TempDatabase prepared, string backup, bool isLost)
    {
        var database = new TempDatabase();
        File.Copy(backup, BackupOf(database));
        if (!isLost)
        {
            File.Copy(prepared.File, database.File);
        }

        return database;
    }
}
