using Microsoft.Data.Sqlite;
using MigrationKit.Sqlite;
using MigrationKit.Sqlite.TestApp;

namespace MigrationKit.Reliability.Tests;

/// <summary>
/// kill -9 at a write of a run that backs up first: the database is whole, what is called '.bak' is whole, what is not finished is
/// refused by name and taken away by the next run, which finishes the job.
/// </summary>
public sealed class KilledBackupTests
{
    // The report of progress that says so, behind the one of the lock.
    private const int BackingUp = 2;

    private static readonly string Set = FormattableString.Invariant($"tables:{PayloadDatabase.After}");

    /// <summary>Where the file system is not the engine's own, the back-up does not read ahead: the same under its name.</summary>
    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    [InlineData("delete", "plain=1")]
    [InlineData("wal", "plain=1")]
    public void AtEachCallThatChangesAFile(string journal, params string[] files)
    {
        using var prepared = PayloadDatabase.Create(journal);
        int calls;
        using (var counted = Copy(prepared))
        {
            calls = KilledProcess.CountCalls([counted.ConnectionString, Set, "backup=" + FolderOf(counted), .. files]);
        }

        using (var counted = Copy(prepared))
        {
            Assert.Equal(files.Length > 0, KilledProcess.Count("pieces ", [counted.ConnectionString, Set, "backup=" + FolderOf(counted), "die=0", .. files]) > 0);
        }

        Assert.InRange(calls, 40, 10_000);
        var step = Extent.Of(usual: 5, full: 1);
        var (half, whole, done) = (0, 0, 0);
        KilledProcess.ForEach(Enumerable.Range(1, calls).Where(at => at % step == 1 % step || at > calls - 3), at =>
        {
            using var database = Copy(prepared);
            KilledProcess.DieAt(at, [database.ConnectionString, Set, "backup=" + FolderOf(database), .. files]);
            var unfinished = UnfinishedIn(database);
            Interlocked.Add(ref unfinished is not null ? ref half : ref PayloadDatabase.StateOf(database.File) == PayloadDatabase.Before ? ref whole : ref done, 1);
            AssertSoundAndFinish(database, unfinished);
        });

        // Guards that the kills meet each part of the run.
        Assert.True(half > 0 && whole > 0, $"{half} {whole} {done}");
        Extent.Tell($"{string.Join(' ', [journal, .. files])}, killed at every {step}. of {calls} calls: {half} left an unfinished back-up, {whole} a whole one, {done} a finished run");
    }

    /// <summary>Nothing lies between the engine and its files, and the copying and the check read ahead; no time is measured.</summary>
    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public void AtRandomMoments(string journal)
    {
        using var prepared = PayloadDatabase.Create(journal);
        var random = new Random(20261121);
        var spins = Enumerable.Range(0, Extent.Of(usual: 8, full: 150)).Select(_ => 1 << random.Next(14, 25)).ToArray();
        var (none, half, whole, done) = (0, 0, 0, 0);
        KilledProcess.ForEach(spins, spin =>
        {
            using var database = Copy(prepared);
            using (var process = TestProcess.Start(
                database.ConnectionString, Set, "backup=" + FolderOf(database), FormattableString.Invariant($"kill={BackingUp}"), FormattableString.Invariant($"spin={spin}")))
            {
                process.Go();
                Assert.True(process.Finish() is 137 or 0, process.ToString());
            }

            var unfinished = UnfinishedIn(database);
            var hasBackup = Directory.Exists(FolderOf(database)) && Directory.GetFiles(FolderOf(database), "*.bak").Length > 0;
            Interlocked.Increment(ref unfinished is not null ? ref half : ref !hasBackup ? ref none
                : ref PayloadDatabase.StateOf(database.File) == PayloadDatabase.Before ? ref whole : ref done);
            AssertSoundAndFinish(database, unfinished);
        });
        Extent.Tell($"{journal}, killed at {spins.Length} random moments: {none} before the back-up, {half} left an unfinished one, {whole} a whole one, {done} a finished run");
    }

    /// <summary>
    /// One bit of what is read ahead is another, in a value: the file stays sound, so that only the comparison can see it. The back-up is made anew.
    /// </summary>
    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public void AWrongPieceIsInNoBackup(string journal)
    {
        using var prepared = PayloadDatabase.Create(journal);
        const string Contents = "SELECT group_concat(hex(x), ',') FROM payload";
        var contents = prepared.Query(Contents);
        var pieces = PiecesWith(0);
        Assert.InRange(pieces, 10, 1000);
        KilledProcess.ForEach(Enumerable.Range(1, pieces).Where(at => at % Extent.Of(usual: 7, full: 1) == 0), wrong => PiecesWith(wrong));

        int PiecesWith(int wrong)
        {
            using var database = Copy(prepared);
            var read = KilledProcess.Count("pieces ", database.ConnectionString, Set, "backup=" + FolderOf(database), FormattableString.Invariant($"wrong={wrong}"));
            using var backup = new SqliteConnection($"Data Source={Assert.Single(Directory.GetFiles(FolderOf(database)))};Pooling=False");
            backup.Open();
            Assert.True(contents == TempDatabase.Query(backup, Contents), FormattableString.Invariant($"{journal}, piece {wrong}"));
            return read;
        }
    }

    [Fact]
    public async Task WhatIsLeftByOthersGoesAfterADay()
    {
        using var database = PayloadDatabase.Create("delete");
        var folder = Directory.CreateDirectory(FolderOf(database)).FullName;
        var (young, old, foreign) = (Left("app.db.1111.unfinished", 23), Left("app.db.2222.unfinished", 25), Left("other.db.3333.unfinished", 25));
        await database.MigrateAsync(Sets.Tables(PayloadDatabase.After), Options(folder));

        Assert.Equal((true, false, true), (File.Exists(young), File.Exists(old), File.Exists(foreign)));

        string Left(string name, int hours)
        {
            var path = Path.Combine(folder, name);
            File.WriteAllText(path, "half");
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-hours));
            return path;
        }
    }

    private static void AssertSoundAndFinish(TempDatabase database, string? unfinished)
    {
        var applied = PayloadDatabase.StateOf(database.File);
        Assert.Contains(applied, new[] { PayloadDatabase.Before, PayloadDatabase.After });
        var backups = Directory.Exists(FolderOf(database)) ? Directory.GetFiles(FolderOf(database), "*.bak") : [];
        Assert.All(backups, backup => Assert.Equal(PayloadDatabase.Before, PayloadDatabase.StateOf(backup)));
        if (unfinished is not null)
        {
            Assert.Empty(backups);
            Assert.Equal(PayloadDatabase.Before, applied);
            var error = Assert.Throws<MigrationException>(() => SqliteMigrator.RestoreAsync(database.ConnectionString, unfinished).GetAwaiter().GetResult());
            Assert.Equal(
                $"'{unfinished}' is a back-up that was not finished: the run that wrote it was stopped, before it had changed the database. "
                + "The database was not changed. Name a file that ends in '.bak'.", error.Message);
        }

        var report = database.MigrateAsync(Sets.Tables(PayloadDatabase.After), Options(FolderOf(database))).GetAwaiter().GetResult();
        Assert.Equal(PayloadDatabase.After - applied, report.Migrations.Count);
        Assert.Equal(PayloadDatabase.After, PayloadDatabase.StateOf(database.File));
        var kept = Assert.Single(Directory.GetFiles(FolderOf(database)));
        Assert.EndsWith(".bak", kept, StringComparison.Ordinal);
        Assert.Equal(PayloadDatabase.Before, PayloadDatabase.StateOf(kept));
    }

    private static string FolderOf(TempDatabase database) => Path.Combine(database.Folder, "back-ups");

    private static string? UnfinishedIn(TempDatabase database) =>
        Directory.Exists(FolderOf(database)) ? Directory.GetFiles(FolderOf(database), "*.unfinished").SingleOrDefault() : null;

    private static MigrationOptions Options(string folder) =>
        new() { LockTimeout = TimeSpan.Zero, Backup = new BackupOptions { Directory = folder, Keep = 1 } };

    private static TempDatabase Copy(TempDatabase prepared)
    {
        var database = new TempDatabase();
        File.Copy(prepared.File, database.File);
        return database;
    }
}
