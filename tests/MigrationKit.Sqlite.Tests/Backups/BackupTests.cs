using Microsoft.Data.Sqlite;
using MigrationKit.Specification.Building;

namespace MigrationKit.Sqlite.Tests.Backups;

/// <summary>What a back-up holds, and when one is taken.</summary>
public sealed class BackupTests : BackupTestCase
{
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
        Database.Execute(FormattableString.Invariant($"PRAGMA page_size = {pageSize}; PRAGMA auto_vacuum = FULL; VACUUM"));
        await Database.MigrateAsync(Tables(1));
        Database.Execute(FormattableString.Invariant(
            $"CREATE TABLE big(x); INSERT INTO big WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows}) SELECT randomblob(5000) FROM n"));
        Database.ClearPool();
        var before = await File.ReadAllBytesAsync(Database.File);
        var backup = await File.ReadAllBytesAsync((await Database.MigrateAsync(Tables(2), Options())).BackupPath!);

        // The header counts the changes of its own file.
        const int Header = 100;
        Assert.Equal(before[..24], backup[..24]);
        Assert.Equal(before[Header..], backup[Header..]);
        Assert.Equal(pageSize, (backup[16] << 8) + (backup[17] == 1 ? 65536 : backup[17]));
    }

    [Fact]
    public async Task WithoutAFolderItStandsBesideTheDatabase()
    {
        await Database.MigrateAsync(Tables(1));
        var report = await Database.MigrateAsync(Tables(2), new MigrationOptions { Backup = new BackupOptions() });

        Assert.Equal(Database.Folder, Path.GetDirectoryName(report.BackupPath));
    }

    [Fact]
    public async Task BackupsAreOffUnlessAskedFor()
    {
        await Database.MigrateAsync(Tables(1));
        var report = await Database.MigrateAsync(Tables(2));

        Assert.Null(report.BackupPath);
        Assert.Equal(["app.db"], Directory.EnumerateFiles(Database.Folder).Select(file => Path.GetFileName(file)));
    }

    [Fact]
    public async Task ANewDatabaseAndOneInMemoryHaveNothingToBackUp()
    {
        Assert.Null((await Database.MigrateAsync(Tables(1), Options())).BackupPath);
        using var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        TempDatabase.Execute(memory, "CREATE TABLE mine(x)");

        Assert.Null((await SqliteMigrator.MigrateAsync(memory, Tables(1), Options())).BackupPath);
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public async Task AStartWithNothingPendingTakesNone()
    {
        await Database.MigrateAsync(Tables(1));
        await Database.MigrateAsync(Tables(1), Options());

        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public async Task ARunOfSeveralTransactionsTakesOne()
    {
        await Database.MigrateAsync(Tables(1));
        await Database.MigrateAsync(Tables(4), Options() with { TransactionMode = TransactionMode.PerMigration });
        await Database.MigrateAsync(
            TempDatabase.Set(Table(1), Table(2), Table(3), Table(4), ("0005_out", new ScriptSource("VACUUM;\n") { Transaction = ScriptTransaction.Outside })), Options());

        Assert.Equal(["app.db.0001_t.20310203T040506Z.bak", "app.db.0004_t.20310203T040506Z.bak"], Backups());
    }

    private static string Contents(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return TempDatabase.Query(connection, "SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name DESC)")
            + "|" + TempDatabase.Query(connection, "SELECT x FROM t1");
    }
}
