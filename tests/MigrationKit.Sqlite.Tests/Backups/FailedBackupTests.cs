using System.Globalization;
using MigrationKit.Sqlite.Backups;

namespace MigrationKit.Sqlite.Tests.Backups;

/// <summary>What is said and left where no back-up can be taken, or a run fails after it.</summary>
public sealed class FailedBackupTests : BackupTestCase
{
    [Fact]
    public async Task AFailureNamesTheBackup()
    {
        await Database.MigrateAsync(Tables(1));
        var error = await Database.FailAsync(MigrationErrorKind.ScriptFailed, TempDatabase.Set(Table(1), ("0002_x", "NONSENSE;")), Options());

        Assert.EndsWith(
            "Everything was rolled back: the database is as it was before the run. "
            + $"The back-up from before the run: '{Path.Combine(Folder, "app.db.0001_t.20310203T040506Z.bak")}'.", error.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(error.BackupPath));
    }

    [Fact]
    public async Task WithoutRoomNothingIsBegun()
    {
        await Database.MigrateAsync(Tables(1));
        await using var database = new SqliteDatabase(Database.ConnectionString, new MigrationOptions { LockTimeout = TimeSpan.FromSeconds(1) }) { DiskSpace = _ => 4096 };
        var error = await Assert.ThrowsAsync<MigrationException>(() => new Migrator(database, Tables(2), Options()).MigrateAsync());

        Assert.Equal(MigrationErrorKind.DiskFull, error.Kind);
        Assert.Equal(
            $"There is no room for a back-up of SQLite database '{Database.File}' in '{Folder}': it needs 12288 bytes, and 4096 are free. "
            + "Make room and start again, or choose another folder in MigrationOptions.Backup. The database was not changed.", error.Message);
        Assert.Equal("t1 migration_history", Database.Query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name DESC"));
        Assert.Empty(Backups());
    }

    [Fact]
    public async Task AFolderThatCannotBeMadeStopsTheRun()
    {
        await Database.MigrateAsync(Tables(1));
        await File.WriteAllTextAsync(Folder, "a file in its place");
        var error = await Database.FailAsync(MigrationErrorKind.BackupFailed, Tables(2), Options());

        Assert.StartsWith($"The back-up of SQLite database '{Database.File}' to '{Folder}", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "Correct that and start again, or choose another folder in MigrationOptions.Backup. The database was not changed.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AConnectionThatKeepsItsOwnBackupOutIsNamed()
    {
        await Database.MigrateAsync(Tables(1));
        Database.ClearPool();
        using var connection = Database.Open(";Pooling=False");
        TempDatabase.Execute(connection, "PRAGMA locking_mode = EXCLUSIVE; INSERT INTO t1 VALUES (1)");
        var error = await Assert.ThrowsAsync<MigrationException>(
            () => SqliteMigrator.MigrateAsync(connection, Tables(2), Options() with { LockTimeout = TimeSpan.FromMilliseconds(1) }));
        TempDatabase.Execute(connection, "PRAGMA locking_mode = NORMAL; SELECT count(*) FROM t1");

        Assert.Equal(MigrationErrorKind.BackupFailed, error.Kind);
        Assert.Contains("the one that was passed in keeps out (PRAGMA locking_mode = EXCLUSIVE)", error.Message, StringComparison.Ordinal);
        Assert.NotNull((await SqliteMigrator.MigrateAsync(connection, Tables(2), Options())).BackupPath);
    }

    [Fact]
    public async Task DamageBehindRowsThatViolateAConstraintIsFoundToo()
    {
        await Database.MigrateAsync(Tables(1));
        var tables = string.Concat("abcyz".Select(name => $"CREATE TABLE {name}(x CHECK (x > 0)); INSERT INTO {name} VALUES (0), (0), (0), (0), (0), (0), (0), (0), (0), (0);"));
        Database.Execute("PRAGMA ignore_check_constraints = ON; CREATE TABLE w(x NOT NULL); INSERT INTO w VALUES ('a needle in it');" + tables);
        Database.ClearPool();
        var bytes = await File.ReadAllBytesAsync(Database.File, TestContext.Current.CancellationToken);

        // The length of the row's header, which says where its text begins.
        bytes[bytes.AsSpan().IndexOf("a needle in it"u8) - 2] = 0x70;
        await File.WriteAllBytesAsync(Database.File, bytes, TestContext.Current.CancellationToken);
        var error = await Database.FailAsync(MigrationErrorKind.Corrupt, Tables(2), Options());

        Assert.DoesNotContain("malformed", Database.Query("PRAGMA quick_check(10)"), StringComparison.Ordinal);
        Assert.Contains("quick_check, and neither will the database: database disk image is malformed", error.Message, StringComparison.Ordinal);
        Assert.Empty(Backups());
    }

    [Theory]
    [InlineData("NULL value in t.a", false)]
    [InlineData("CHECK constraint failed in t", false)]
    [InlineData("NUMERIC value in t.a", false)]
    [InlineData("TEXT value in t.a", false)]
    [InlineData("non-INTEGER value in t.a", false)]
    [InlineData("non-unique entry in index t_a", true)]
    [InlineData("row not in PRIMARY KEY order for t", true)]
    [InlineData("On tree page 2 cell 1: Rowid 7 out of order", true)]
    public void WhatIsWrongWithRowsAloneIsNoDamage(string finding, bool isDamage) => Assert.Equal(isDamage, SoundCheck.IsDamage(finding));

    [Fact]
    public async Task ADamagedDatabaseIsFoundBeforeItIsMigrated()
    {
        await Database.MigrateAsync(Tables(1));
        Database.Execute("CREATE TABLE big(x); INSERT INTO big SELECT hex(randomblob(400)) FROM (SELECT 1 FROM pragma_function_list LIMIT 40)");
        var root = int.Parse(Database.Query("SELECT rootpage FROM sqlite_master WHERE name = 'big'"), CultureInfo.InvariantCulture);
        Database.ClearPool();
        using (var file = File.OpenWrite(Database.File))
        {
            file.Position = ((root - 1) * 4096) + 8;
            file.Write(new byte[200]);
        }

        var error = await Database.FailAsync(MigrationErrorKind.Corrupt, Tables(2), Options());

        Assert.Contains("does not pass SQLite's quick_check", error.Message, StringComparison.Ordinal);
        Assert.Empty(Backups());
    }

    [Fact]
    public async Task CancellingLeavesNoFileBehind()
    {
        await Database.MigrateAsync(Tables(1));
        using var source = new CancellationTokenSource();
        var options = Options() with { Progress = new When(MigrationPhase.BackingUp, source.Cancel) };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SqliteMigrator.MigrateAsync(Database.ConnectionString, Tables(2), options, source.Token));
        Assert.Empty(Backups());
        Assert.Equal("", Database.Query("SELECT name FROM sqlite_master WHERE name = 't2'"));
    }

    private sealed class When(MigrationPhase phase, Action act) : IProgress<MigrationProgress>
    {
        public void Report(MigrationProgress value)
        {
            if (value.Phase == phase)
            {
                act();
            }
        }
    }
}
