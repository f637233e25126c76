using MigrationKit.Sqlite.Backups;
using MigrationKit.Sqlite.TestApp;

namespace MigrationKit.Sqlite.Tests.Backups;

/// <summary>Which back-ups stay, and which go.</summary>
public sealed class KeptBackupTests : BackupTestCase
{
    [Fact]
    public async Task AProgramThatFailsAtEveryStartKeepsOneBackup()
    {
        await Database.MigrateAsync(Tables(1));
        for (var i = 0; i < 3; i++)
        {
            var failing = Options(now: ClockAt.Start.AddMinutes(i));
            var error = await Database.FailAsync(MigrationErrorKind.ScriptFailed, TempDatabase.Set(Table(1), ("0002_x", "NONSENSE;")), failing);
            Assert.Equal("app.db.0001_t.20310203T040506Z.bak", Path.GetFileName(error.BackupPath));
        }

        Assert.Single(Backups());
    }

    [Fact]
    public async Task TheOldestGoAndTheFirstOfTheSameStateStays()
    {
        for (var i = 1; i <= 4; i++)
        {
            await Database.MigrateAsync(Tables(i), Options(keep: 2, now: ClockAt.Start.AddDays(i)));
        }

        Assert.Equal(["app.db.0002_t.20310206T040506Z.bak", "app.db.0003_t.20310207T040506Z.bak"], Backups());
        for (var i = 5; i <= 8; i++)
        {
            Database.Execute("INSERT INTO t1 VALUES (7)");
            await Database.FailAsync(
                MigrationErrorKind.ScriptFailed, TempDatabase.Set(Table(1), Table(2), Table(3), Table(4), ("0005_x", "NONSENSE;")), Options(keep: 2, now: ClockAt.Start.AddDays(i)));
        }

        Assert.Equal(["app.db.0004_t.20310208T040506Z.bak", "app.db.0004_t.20310211T040506Z.bak"], Backups());
    }

    [Fact]
    public async Task OnlyBackupsOfThisDatabaseAreDeleted()
    {
        Directory.CreateDirectory(Folder);
        string[] others = ["app.db.bak", "app.db.old.0001_t.20200101T000000Z.bak", "app.db.0001_t.20200101T000000Z.txt", "app.db.0001_t.20200101T000000Z.bak"];
        foreach (var other in others)
        {
            await File.WriteAllTextAsync(Path.Combine(Folder, other), "no database");
        }

        // Another database of the same name, which backs up into the same folder.
        using var namesake = new TempDatabase();
        await namesake.MigrateAsync(Tables(1), new MigrationOptions { Time = new ClockAt(ClockAt.Start.AddYears(-1)) });
        var kept = (await namesake.MigrateAsync(Tables(2), Options(now: ClockAt.Start.AddYears(-1)))).BackupPath;
        for (var i = 1; i <= 4; i++)
        {
            await Database.MigrateAsync(Tables(i), Options(keep: 1, now: ClockAt.Start.AddDays(i)));
        }

        Assert.Equal([.. others.Append(Path.GetFileName(kept)!).Append("app.db.0003_t.20310207T040506Z.bak").Order(StringComparer.Ordinal)], Backups());
    }

    [Fact]
    public async Task ThoseOfAnotherDatabaseDoNotCount()
    {
        using var namesake = new TempDatabase();
        for (var i = 1; i <= 4; i++)
        {
            await namesake.MigrateAsync(Tables(i), Options(now: ClockAt.Start.AddDays(i)));
        }

        for (var i = 1; i <= 3; i++)
        {
            await Database.MigrateAsync(Tables(i), Options(keep: 2, now: ClockAt.Start.AddDays(i + 10)));
        }

        string[] own = ["app.db.0001_t.20310215T040506Z.bak", "app.db.0002_t.20310216T040506Z.bak"];
        Assert.Equal(own, Backups().Where(name => own.Contains(name)));
        Assert.Equal(5, Backups().Count());
    }

    [Fact]
    public async Task TheNewestStaysWhereSeveralAreOfOneSecond()
    {
        string[] paths = new string[4];
        for (var i = 1; i <= 4; i++)
        {
            paths[i - 1] = (await Database.MigrateAsync(Tables(i), Options(keep: 1))).BackupPath ?? "";
        }

        Assert.Equal([Path.GetFileName(paths[3])], Backups());
    }

    [Fact]
    public async Task ABackupThatCannotBeDeletedIsNoReasonToRefuseARun()
    {
        Assert.SkipUnless(TestProcess.CanMount, "Needs 'unshare -rm' to mount.");
        await Database.MigrateAsync(Sets.Tables(1));
        await Database.MigrateAsync(Sets.Tables(2), new MigrationOptions { Backup = new BackupOptions { Directory = Folder } });
        var old = Path.Combine(Folder, Assert.Single(Backups()));
        using var process = TestProcess.StartInOwnMounts(
            Folder, "for file in \"$folder\"/*.bak; do mount --bind \"$file\" \"$file\"; done", Database.ConnectionString, "tables:3", "backup=" + Folder);
        process.Go();

        Assert.True(process.Finish() == 0, process.ToString());
        Assert.Contains("done 1 ", process.ToString(), StringComparison.Ordinal);
        Assert.Contains($"left {old}: ", process.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, Backups().Count());
    }

    [Fact]
    public void AtLeastOneIsKept() => Assert.Throws<ArgumentOutOfRangeException>(() => new BackupOptions { Keep = 0 });
}
