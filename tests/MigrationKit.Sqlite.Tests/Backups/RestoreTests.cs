using Microsoft.Data.Sqlite;
using MigrationKit.Specification.Building;

namespace MigrationKit.Sqlite.Tests.Backups;

public sealed class RestoreTests : IDisposable
{
    private readonly TempDatabase _database = new();

    public void Dispose() => _database.Dispose();

    private static readonly MigrationOptions WithBackup = new() { Backup = new BackupOptions() };

    private static MigrationSet One() => TempDatabase.Set(("0001_a", "CREATE TABLE a(x);\nINSERT INTO a VALUES ('kept');\n"));

    private static MigrationSet Two() => TempDatabase.Set(
        ("0001_a", "CREATE TABLE a(x);\nINSERT INTO a VALUES ('kept');\n"), ("0002_b", "CREATE TABLE b(x);\nDELETE FROM a;\n"));

    private static async Task<string> BackupAsync(TempDatabase database)
    {
        await database.MigrateAsync(One());
        return (await database.MigrateAsync(Two(), WithBackup)).BackupPath!;
    }

    private static Task<RestoreReport> RestoreAsync(TempDatabase database, string backup) =>
        SqliteMigrator.RestoreAsync(database.ConnectionString, backup, new MigrationOptions { LockTimeout = TimeSpan.Zero });

    private async Task<MigrationException> RefusedAsync(MigrationErrorKind kind, string backup)
    {
        var before = _database.Query("SELECT count(*) FROM sqlite_master");
        var mode = _database.Query("PRAGMA journal_mode");
        var error = await Assert.ThrowsAsync<MigrationException>(() => RestoreAsync(_database, backup));
        Assert.Equal((kind, error.Message), (error.Kind, error.Message));
        Assert.Equal((before, mode), (_database.Query("SELECT count(*) FROM sqlite_master"), _database.Query("PRAGMA journal_mode")));
        return error;
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public async Task EverythingIsAsItWasBeforeTheRun(string journal)
    {
        using var database = new TempDatabase(journal);
        var backup = await BackupAsync(database);
        var bytes = await File.ReadAllBytesAsync(backup);
        var report = await RestoreAsync(database, backup);

        Assert.Equal("0001_a", Assert.Single(report.Applied));
        Assert.Equal("0002_b", Assert.Single(report.TakenBack));
        Assert.Equal("kept", database.Query("SELECT x FROM a"));
        Assert.Equal(("ok", journal), (database.Query("PRAGMA integrity_check"), database.Query("PRAGMA journal_mode")));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(backup));
        Assert.Equal(["app.db", Path.GetFileName(backup)], Directory.EnumerateFiles(database.Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
        Assert.Equal("0002_b", Assert.Single((await database.MigrateAsync(Two())).Migrations).Id);
    }

    [Fact]
    public async Task ABackupOfAnotherDatabaseIsRefused()
    {
        await _database.MigrateAsync(Two());
        using var other = new TempDatabase();
        var error = await RefusedAsync(MigrationErrorKind.BackupFailed, await BackupAsync(other));

        Assert.Contains($"is not known to be a back-up of SQLite database '{_database.File}': their histories did not begin together", error.Message, StringComparison.Ordinal);
        Assert.Contains("move the database's file away first", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABackupFromBeforeTheFirstMigrationIsKnownByItsName()
    {
        _database.Execute("CREATE TABLE mine(x)");
        var backup = (await _database.MigrateAsync(One(), WithBackup)).BackupPath!;
        var renamed = Path.Combine(_database.Folder, "some.bak");
        File.Copy(backup, renamed);

        Assert.Contains("it has no history of migrations", (await RefusedAsync(MigrationErrorKind.BackupFailed, renamed)).Message, StringComparison.Ordinal);
        await RestoreAsync(_database, backup);
        Assert.Equal("mine", _database.Query("SELECT name FROM sqlite_master"));
    }

    [Fact]
    public async Task ADoubledFirstRowKeepsNobodyFromRestoring()
    {
        var backup = await BackupAsync(_database);
        _database.Execute(
            "CREATE TABLE h AS SELECT * FROM migration_history; DROP TABLE migration_history; ALTER TABLE h RENAME TO migration_history; "
            + "INSERT INTO migration_history SELECT * FROM migration_history WHERE ordinal = 1");
        await RestoreAsync(_database, backup);

        Assert.Equal(("kept", "0001_a"), (_database.Query("SELECT x FROM a"), _database.Query("SELECT id FROM migration_history")));
    }

    [Fact]
    public async Task WithoutADatabaseAnySoundBackupIsRestored()
    {
        using var lost = new TempDatabase();
        await RestoreAsync(_database, await BackupAsync(lost));

        Assert.Equal("kept", _database.Query("SELECT x FROM a"));
    }

    [Fact]
    public async Task ADamagedBackupIsRefused()
    {
        var backup = await BackupAsync(_database);
        await File.WriteAllTextAsync(backup, "this is no database, and long enough to be looked at by the engine as if it were one");

        Assert.Contains("is damaged, or no SQLite database: ", (await RefusedAsync(MigrationErrorKind.BackupFailed, backup)).Message, StringComparison.Ordinal);
    }

    /// <summary>Nobody can tell whether the back-up is of such a database, and the message says what to do.</summary>
    [Theory]
    [InlineData(MigrationErrorKind.Corrupt, 0)]
    [InlineData(MigrationErrorKind.Corrupt, 4096)]
    [InlineData(MigrationErrorKind.InvalidHistory, -1)]
    public async Task WhatCannotBeReadIsReplacedOnceItIsMovedAway(MigrationErrorKind kind, int damagedFrom)
    {
        var backup = await BackupAsync(_database);
        if (damagedFrom < 0)
        {
            _database.Execute("ALTER TABLE migration_history RENAME COLUMN chain TO chains");
        }
        else
        {
            var bytes = await File.ReadAllBytesAsync(_database.File);
            Array.Fill<byte>(bytes, 0xFF, damagedFrom, bytes.Length - damagedFrom);
            await File.WriteAllBytesAsync(_database.File, bytes);
        }

        var before = await File.ReadAllBytesAsync(_database.File);
        var error = await Assert.ThrowsAsync<MigrationException>(() => RestoreAsync(_database, backup));
        Assert.Equal(kind, error.Kind);
        Assert.EndsWith(
            $" The database was not changed. To put '{backup}' in its place all the same, move the database's file away first (with its '-wal' and '-journal', if there are any) and restore again.",
            error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(_database.File));

        File.Move(_database.File, _database.File + ".damaged");
        await RestoreAsync(_database, backup);
        Assert.Equal("kept", _database.Query("SELECT x FROM a"));
    }

    [Fact]
    public async Task AWrongPathIsNamed()
    {
        await _database.MigrateAsync(One());
        var missing = Path.Combine(_database.Folder, "missing.bak");

        Assert.Equal($"There is no back-up '{missing}'. Check the path. The database was not changed.", (await RefusedAsync(MigrationErrorKind.BackupFailed, missing)).Message);
        Assert.Contains("is the database itself", (await RefusedAsync(MigrationErrorKind.BackupFailed, _database.File)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOpenTransactionIsInTheWay()
    {
        var backup = await BackupAsync(_database);
        using var reader = _database.Open();
        TempDatabase.Execute(reader, "BEGIN; SELECT count(*) FROM a");
        await RefusedAsync(MigrationErrorKind.LockTimeout, backup);
    }

    [Fact]
    public async Task InWalModeAnIdleConnectionIsInTheWayToo()
    {
        using var database = new TempDatabase("wal");
        var backup = await BackupAsync(database);
        using (var idle = database.Open())
        {
            TempDatabase.Query(idle, "SELECT count(*) FROM a");
            var error = await Assert.ThrowsAsync<MigrationException>(() => RestoreAsync(database, backup));
            Assert.Equal(MigrationErrorKind.LockTimeout, error.Kind);
            Assert.Equal("wal", TempDatabase.Query(idle, "PRAGMA journal_mode"));
        }

        await RestoreAsync(database, backup);
    }

    [Theory]
    [InlineData("delete", "wal")]
    [InlineData("wal", "delete")]
    public async Task TheJournalModeIsTheBackups(string before, string later)
    {
        using var database = new TempDatabase(before);
        var backup = await BackupAsync(database);
        database.ClearPool();
        database.Execute($"PRAGMA journal_mode = {later}");
        await RestoreAsync(database, backup);

        Assert.Equal((before, "kept"), (database.Query("PRAGMA journal_mode"), database.Query("SELECT x FROM a")));
        Assert.False(File.Exists(database.File + "-wal"));
    }

    [Fact]
    public async Task AWriteAheadLogGivesWayWherePagesAreOfAnotherSize()
    {
        using var database = new TempDatabase("wal");
        var backup = await BackupAsync(database);
        database.ClearPool();
        database.Execute("PRAGMA journal_mode = DELETE; PRAGMA page_size = 8192; VACUUM; PRAGMA journal_mode = WAL");
        await RestoreAsync(database, backup);

        Assert.Equal(("wal", "4096", "kept"), (database.Query("PRAGMA journal_mode"), database.Query("PRAGMA page_size"), database.Query("SELECT x FROM a")));
    }

    [Fact]
    public async Task AnotherProcessThatHasItOpenIsNamed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux says who has a file open.");
        var backup = await BackupAsync(_database);
        using var reader = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("bash", ["-c", "exec 3<\"$0\"; echo ready; read line", _database.File])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await reader.StandardOutput.ReadLineAsync();
        var error = await RefusedAsync(MigrationErrorKind.InUse, backup);
        reader.StandardInput.WriteLine();
        await reader.WaitForExitAsync();

        // Others may be named beside it: a process that this one is just starting has its files open for a moment.
        Assert.Matches(FormattableString.Invariant($@" is open in .*bash \({reader.Id}\).*, and restoring replaces everything"), error.Message);
        await RestoreAsync(_database, backup);
    }

    [Theory]
    [InlineData("Nonsense=1")]
    [InlineData("Data Source=app.db;Pooling=perhaps")]
    public async Task AConnectionStringThatCannotBeReadIsAWrongArgument(string connectionString)
    {
        var backup = await BackupAsync(_database);

        await Assert.ThrowsAsync<ArgumentException>(() => SqliteMigrator.RestoreAsync(connectionString, backup));
    }

    [Fact]
    public async Task ADatabaseInMemoryHasNoBackups()
    {
        var backup = await BackupAsync(_database);
        var error = await Assert.ThrowsAsync<MigrationException>(() => SqliteMigrator.RestoreAsync("Data Source=:memory:", backup));

        Assert.Contains("is in memory", error.Message, StringComparison.Ordinal);
    }
}
