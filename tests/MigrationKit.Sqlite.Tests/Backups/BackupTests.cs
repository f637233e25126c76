using System.Globalization;
using Microsoft.Data.Sqlite;
using MigrationKit.Specification.Building;

namespace MigrationKit.Sqlite.Tests.Backups;

public sealed class BackupTests : IDisposable
{
    private readonly TempDatabase _database = new();

    public void Dispose() => _database.Dispose();

    private string Folder => Path.Combine(_database.Folder, "back-ups");

    private MigrationOptions Options(int keep = 5, DateTimeOffset? now = null) => new()
    {
        Backup = new BackupOptions { Directory = Folder, Keep = keep },
        Time = new ClockAt(now ?? ClockAt.Start),
    };

    private IEnumerable<string> Backups() => Directory.EnumerateFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private static MigrationSet Tables(int count) => TempDatabase.Set([.. Enumerable.Range(1, count).Select(i => Table(i))]);

    private static (string, ScriptSource) Table(int i) =>
        (i.ToString("0000'_t'", CultureInfo.InvariantCulture), FormattableString.Invariant($"CREATE TABLE t{i}(x);\nINSERT INTO t{i} VALUES ({i});\n"));

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public async Task TheBackupHoldsWhatWasCommittedBeforeTheRun(string journal)
    {
        using var database = new TempDatabase(journal);
        await database.MigrateAsync(Tables(1));

        // Kept open, so that in WAL mode the rows are in the log and not in the file.
        using var open = database.Open();
        TempDatabase.Execute(open, "INSERT INTO t1 VALUES ('last')");
        var report = await database.MigrateAsync(Tables(2), Options());

        Assert.Equal(Path.Combine(Folder, "app.db.0001_t.20310203T040506Z.bak"), report.BackupPath);
        Assert.Equal([Path.GetFileName(report.BackupPath)], Backups());
        Assert.Equal("t1 migration_history|1 last", Contents(report.BackupPath!));
        Assert.Equal("2", database.Query("SELECT x FROM t2"));
        Assert.True(report.SizeAfter > report.SizeBefore && report.SizeBefore > 0);
    }

    // It is written in pages of 64 KB, whatever the database's are, and has to come out with the database's own.
    [Theory]
    [InlineData(512, 0)]
    [InlineData(1024, 70)]
    [InlineData(4096, 1)]
    [InlineData(4096, 99)]
    [InlineData(8192, 40)]
    [InlineData(65536, 5)]
    public async Task TheBackupIsTheDatabaseByteForByteWhateverThePageSize(int pageSize, int rows)
    {
        _database.Execute(FormattableString.Invariant($"PRAGMA page_size = {pageSize}; PRAGMA auto_vacuum = FULL; VACUUM"));
        await _database.MigrateAsync(Tables(1));
        _database.Execute(FormattableString.Invariant(
            $"CREATE TABLE big(x); INSERT INTO big WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows}) SELECT randomblob(5000) FROM n"));
        _database.ClearPool();
        var before = await File.ReadAllBytesAsync(_database.File);
        var backup = await File.ReadAllBytesAsync((await _database.MigrateAsync(Tables(2), Options())).BackupPath!);

        // The header counts the changes of its own file.
        const int Header = 100;
        Assert.Equal(before[..24], backup[..24]);
        Assert.Equal(before[Header..], backup[Header..]);
        Assert.Equal(pageSize, (backup[16] << 8) + (backup[17] == 1 ? 65536 : backup[17]));
    }

    [Fact]
    public async Task WithoutAFolderItStandsBesideTheDatabase()
    {
        await _database.MigrateAsync(Tables(1));
        var report = await _database.MigrateAsync(Tables(2), new MigrationOptions { Backup = new BackupOptions() });

        Assert.Equal(_database.Folder, Path.GetDirectoryName(report.BackupPath));
    }

    [Fact]
    public async Task BackupsAreOffUnlessAskedFor()
    {
        await _database.MigrateAsync(Tables(1));
        var report = await _database.MigrateAsync(Tables(2));

        Assert.Null(report.BackupPath);
        Assert.Equal(["app.db"], Directory.EnumerateFiles(_database.Folder).Select(file => Path.GetFileName(file)));
    }

    [Fact]
    public async Task ANewDatabaseAndOneInMemoryHaveNothingToBackUp()
    {
        Assert.Null((await _database.MigrateAsync(Tables(1), Options())).BackupPath);
        using var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        TempDatabase.Execute(memory, "CREATE TABLE mine(x)");

        Assert.Null((await SqliteMigrator.MigrateAsync(memory, Tables(1), Options())).BackupPath);
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public async Task AnEmptyHistoryIsCalledNone()
    {
        _database.Execute("CREATE TABLE mine(x)");

        Assert.Equal("app.db.none.20310203T040506Z.bak", Path.GetFileName((await _database.MigrateAsync(Tables(1), Options())).BackupPath));
    }

    [Fact]
    public async Task AStartWithNothingPendingTakesNone()
    {
        await _database.MigrateAsync(Tables(1));
        await _database.MigrateAsync(Tables(1), Options());

        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public async Task ARunOfSeveralTransactionsTakesOne()
    {
        await _database.MigrateAsync(Tables(1));
        await _database.MigrateAsync(Tables(4), Options() with { TransactionMode = TransactionMode.PerMigration });
        await _database.MigrateAsync(
            TempDatabase.Set(Table(1), Table(2), Table(3), Table(4), ("0005_out", new ScriptSource("VACUUM;\n") { Transaction = ScriptTransaction.Outside })), Options());

        Assert.Equal(["app.db.0001_t.20310203T040506Z.bak", "app.db.0004_t.20310203T040506Z.bak"], Backups());
    }

    [Fact]
    public async Task AFailureNamesTheBackup()
    {
        await _database.MigrateAsync(Tables(1));
        var error = await _database.FailAsync(MigrationErrorKind.ScriptFailed, TempDatabase.Set(Table(1), ("0002_x", "NONSENSE;")), Options());

        Assert.EndsWith(
            "Everything was rolled back: the database is as it was before the run. "
            + $"The back-up from before the run: '{Path.Combine(Folder, "app.db.0001_t.20310203T040506Z.bak")}'.", error.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(error.BackupPath));
    }

    [Fact]
    public async Task AProgramThatFailsAtEveryStartKeepsOneBackup()
    {
        await _database.MigrateAsync(Tables(1));
        for (var i = 0; i < 3; i++)
        {
            var failing = Options(now: ClockAt.Start.AddMinutes(i));
            var error = await _database.FailAsync(MigrationErrorKind.ScriptFailed, TempDatabase.Set(Table(1), ("0002_x", "NONSENSE;")), failing);
            Assert.Equal("app.db.0001_t.20310203T040506Z.bak", Path.GetFileName(error.BackupPath));
        }

        Assert.Single(Backups());
    }

    [Fact]
    public async Task TwoInOneSecondHaveTwoNames()
    {
        await _database.MigrateAsync(Tables(1));
        for (var i = 0; i < 2; i++)
        {
            _database.Execute("INSERT INTO t1 VALUES (7)");
            await _database.FailAsync(MigrationErrorKind.ScriptFailed, TempDatabase.Set(Table(1), ("0002_x", "NONSENSE;")), Options());
        }

        Assert.Equal(["app.db.0001_t.20310203T040506Z-2.bak", "app.db.0001_t.20310203T040506Z.bak"], Backups());
    }

    [Fact]
    public async Task TheOldestGoAndTheFirstOfTheSameStateStays()
    {
        for (var i = 1; i <= 4; i++)
        {
            await _database.MigrateAsync(Tables(i), Options(keep: 2, now: ClockAt.Start.AddDays(i)));
        }

        Assert.Equal(["app.db.0002_t.20310206T040506Z.bak", "app.db.0003_t.20310207T040506Z.bak"], Backups());
        for (var i = 5; i <= 8; i++)
        {
            _database.Execute("INSERT INTO t1 VALUES (7)");
            await _database.FailAsync(
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
            await _database.MigrateAsync(Tables(i), Options(keep: 1, now: ClockAt.Start.AddDays(i)));
        }

        Assert.Equal([.. others.Append(Path.GetFileName(kept)!).Append("app.db.0003_t.20310207T040506Z.bak").Order(StringComparer.Ordinal)], Backups());
    }

    [Fact]
    public async Task AnIdOfAnyKindBecomesAFileName()
    {
        MigrationSet Set(int count) => TempDatabase.Set([.. new (string, ScriptSource)[] { ("1/é x.y", "CREATE TABLE a(x);"), ("2", "CREATE TABLE b(x);") }.Take(count)]);
        await _database.MigrateAsync(Set(1));
        var report = await _database.MigrateAsync(Set(2), Options());

        Assert.Equal("app.db.1%2F%C3%A9%20x%2Ey.20310203T040506Z.bak", Path.GetFileName(report.BackupPath));
    }

    [Fact]
    public async Task WithoutRoomNothingIsBegun()
    {
        await _database.MigrateAsync(Tables(1));
        await using var database = new SqliteDatabase(_database.ConnectionString, new MigrationOptions { LockTimeout = TimeSpan.FromSeconds(1) }) { DiskSpace = _ => 4096 };
        var error = await Assert.ThrowsAsync<MigrationException>(() => new Migrator(database, Tables(2), Options()).MigrateAsync());

        Assert.Equal(MigrationErrorKind.DiskFull, error.Kind);
        Assert.Equal(
            $"There is no room for a back-up of SQLite database '{_database.File}' in '{Folder}': it needs 12288 bytes, and 4096 are free. "
            + "Make room and start again, or choose another folder in MigrationOptions.Backup. The database was not changed.", error.Message);
        Assert.Equal("t1 migration_history", _database.Query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name DESC"));
        Assert.Empty(Backups());
    }

    [Fact]
    public async Task AFolderThatCannotBeMadeStopsTheRun()
    {
        await _database.MigrateAsync(Tables(1));
        await File.WriteAllTextAsync(Folder, "a file in its place");
        var error = await _database.FailAsync(MigrationErrorKind.BackupFailed, Tables(2), Options());

        Assert.StartsWith($"The back-up of SQLite database '{_database.File}' to '{Folder}", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "Correct that and start again, or choose another folder in MigrationOptions.Backup. The database was not changed.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADamagedDatabaseIsFoundBeforeItIsMigrated()
    {
        await _database.MigrateAsync(Tables(1));
        _database.Execute("CREATE TABLE big(x); INSERT INTO big SELECT hex(randomblob(400)) FROM (SELECT 1 FROM pragma_function_list LIMIT 40)");
        var root = int.Parse(_database.Query("SELECT rootpage FROM sqlite_master WHERE name = 'big'"), CultureInfo.InvariantCulture);
        _database.ClearPool();
        using (var file = File.OpenWrite(_database.File))
        {
            file.Position = ((root - 1) * 4096) + 8;
            file.Write(new byte[200]);
        }

        var error = await _database.FailAsync(MigrationErrorKind.Corrupt, Tables(2), Options());

        Assert.Contains("does not pass SQLite's quick_check", error.Message, StringComparison.Ordinal);
        Assert.Empty(Backups());
    }

    [Fact]
    public async Task CancellingLeavesNoFileBehind()
    {
        await _database.MigrateAsync(Tables(1));
        using var source = new CancellationTokenSource();
        var options = Options() with { Progress = new When(MigrationPhase.BackingUp, source.Cancel) };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SqliteMigrator.MigrateAsync(_database.ConnectionString, Tables(2), options, source.Token));
        Assert.Empty(Backups());
        Assert.Equal("", _database.Query("SELECT name FROM sqlite_master WHERE name = 't2'"));
    }

    [Fact]
    public void AtLeastOneIsKept() => Assert.Throws<ArgumentOutOfRangeException>(() => new BackupOptions { Keep = 0 });

    private static string Contents(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return TempDatabase.Query(connection, "SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name DESC)")
            + "|" + TempDatabase.Query(connection, "SELECT x FROM t1");
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
