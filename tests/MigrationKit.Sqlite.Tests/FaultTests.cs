// Each way in which a file, a disk or an engine fails, side by side: what the errors share is what is compared.
using Microsoft.Data.Sqlite;

namespace MigrationKit.Sqlite.Tests;

/// <summary>Everything that can be wrong with a file, a disk or a connection: the error says which, and the database is unchanged.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly TempDatabase _database = new();

    public void Dispose() => _database.Dispose();

    private static MigrationSet OneTable { get; } = TempDatabase.Set(("0001_a", "CREATE TABLE a(x);"));

    private async Task<MigrationException> FailAsync(MigrationErrorKind kind, string connectionString, MigrationSet set)
    {
        var error = await Assert.ThrowsAsync<MigrationException>(
            () => SqliteMigrator.MigrateAsync(connectionString, set, new MigrationOptions { LockTimeout = TimeSpan.FromMilliseconds(20) }));
        Assert.Equal((kind, error.Message), (error.Kind, error.Message));

        // Every failure says what became of the database.
        Assert.NotNull(error.Outcome);
        return error;
    }

    [Theory]
    [InlineData("Data Source={0};Mode=ReadOnly", "Mode=ReadOnly")]
    [InlineData("Data Source=file:{0}?immutable=1", "read-only for this process")]
    public async Task AReadOnlyDatabase(string connectionString, string reason)
    {
        _database.Execute("CREATE TABLE mine(x)");
        var error = await FailAsync(MigrationErrorKind.ReadOnly, string.Format(null, connectionString, _database.File), OneTable);

        Assert.Contains($"SQLite database '", error.Message, StringComparison.Ordinal);
        Assert.Contains("app.db", error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains("The database was not changed.", error.Message, StringComparison.Ordinal);
        Assert.Equal("mine", _database.Query("SELECT name FROM sqlite_master"));
    }

    [Fact]
    public async Task AReadOnlyDatabaseWithNothingPendingIsFine()
    {
        await _database.MigrateAsync(OneTable);

        Assert.True((await SqliteMigrator.MigrateAsync(_database.ConnectionString + ";Mode=ReadOnly;Pooling=False", OneTable)).UpToDate);
    }

    [Fact]
    public void AFolderOnAReadOnlyMount()
    {
        Assert.SkipUnless(TestProcess.CanMount, "Needs 'unshare -rm' to mount.");
        _database.Execute("CREATE TABLE mine(x)");
        using var process = TestProcess.StartInOwnMounts(
            _database.Folder, "mount --bind \"$folder\" \"$folder\" && mount -o remount,ro,bind \"$folder\"", _database.ConnectionString, "tables:3");
        process.Go();

        Assert.Equal(1, process.Finish());
        Assert.Contains("error ReadOnly SQLite database '", process.ToString(), StringComparison.Ordinal);
        Assert.Contains("read-only for this process", process.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutALimitALockIsWaitedForUntilTheRunIsCancelled()
    {
        using var other = _database.Open();
        TempDatabase.Execute(other, "BEGIN IMMEDIATE");
        using var cancel = new CancellationTokenSource();
        var run = Task.Run(() => SqliteMigrator.MigrateAsync(
            _database.ConnectionString, OneTable, new MigrationOptions { LockTimeout = Timeout.InfiniteTimeSpan, Progress = new AtTheLock(cancel) }, cancel.Token));

        await Assert.ThrowsAsync<MigrationCanceledException>(() => run);
        TempDatabase.Execute(other, "ROLLBACK");
    }

    [Fact]
    public async Task WhoDoesNotWaitIsNotToldOfAWait()
    {
        using var other = _database.Open();
        TempDatabase.Execute(other, "BEGIN IMMEDIATE");
        var error = await Assert.ThrowsAsync<MigrationException>(() => SqliteMigrator.MigrateAsync(
            _database.ConnectionString, OneTable, new MigrationOptions { LockTimeout = TimeSpan.Zero }));

        Assert.Equal(MigrationErrorKind.LockTimeout, error.Kind);
        Assert.DoesNotContain("waited", error.Message, StringComparison.Ordinal);
        TempDatabase.Execute(other, "ROLLBACK");
    }

    [Fact]
    public async Task ATimeLimitBeyondWhatATimerKnowsIsNone()
    {
        var report = await SqliteMigrator.MigrateAsync(_database.ConnectionString, OneTable, new MigrationOptions { StatementTimeout = TimeSpan.MaxValue });

        Assert.Single(report.Migrations);
    }

    [Theory]
    [InlineData("BEGIN EXCLUSIVE")]
    [InlineData("BEGIN IMMEDIATE")]
    public async Task ALockedDatabase(string begin)
    {
        using var other = _database.Open();
        TempDatabase.Execute(other, begin);
        var error = await FailAsync(MigrationErrorKind.LockTimeout, _database.ConnectionString, OneTable);

        Assert.Contains("waited 0.02 s", error.Message, StringComparison.Ordinal);
        Assert.Contains("MigrationOptions.LockTimeout", error.Message, StringComparison.Ordinal);
        Assert.Contains("nothing to unlock by hand", error.Message, StringComparison.Ordinal);
        TempDatabase.Execute(other, "ROLLBACK");
        await _database.MigrateAsync(OneTable);
    }

    [Fact]
    public async Task OnlyOthersAreWaitedFor()
    {
        using var other = _database.Open();
        TempDatabase.Execute(other, "BEGIN IMMEDIATE");
        var time = new LeapingTime(() => TempDatabase.Execute(other, "ROLLBACK"));

        var waited = await SqliteMigrator.MigrateAsync(_database.ConnectionString, OneTable, new MigrationOptions { Time = time });
        var alone = await SqliteMigrator.MigrateAsync(
            _database.ConnectionString, TempDatabase.Set(("0001_a", "CREATE TABLE a(x);"), ("0002_b", "CREATE TABLE b(x);")), new MigrationOptions { Time = time });

        Assert.Equal((TimeSpan.FromMilliseconds(1), TimeSpan.Zero), (waited.WaitedForLock, alone.WaitedForLock));
    }

    [Fact]
    public async Task AReaderThatHoldsUpTheCommit()
    {
        _database.Execute("CREATE TABLE mine(x); INSERT INTO mine VALUES (1)");
        using (var other = _database.Open())
        {
            TempDatabase.Execute(other, "BEGIN; SELECT * FROM mine");
            var error = await FailAsync(MigrationErrorKind.LockTimeout, _database.ConnectionString, OneTable);
            Assert.Contains("rolled back", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal("mine", _database.Query("SELECT name FROM sqlite_master"));
    }

    [Fact]
    public async Task AFileThatIsNoDatabase()
    {
        File.WriteAllText(_database.File, string.Concat(Enumerable.Repeat("this is a letter, not a database. ", 100)));
        var before = File.ReadAllBytes(_database.File);
        var error = await FailAsync(MigrationErrorKind.Corrupt, _database.ConnectionString, OneTable);

        Assert.Contains("is not a SQLite database, or it is encrypted", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" The database was not changed.", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" The database was not changed.", (await Assert.ThrowsAsync<MigrationException>(
            () => SqliteMigrator.Create(_database.ConnectionString, OneTable).StatusAsync())).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_database.File));
    }

    [Fact]
    public async Task ADamagedFile()
    {
        _database.Execute("CREATE TABLE mine(x); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO mine SELECT hex(zeroblob(50)) FROM n");
        using (var file = File.OpenWrite(_database.File))
        {
            // The schema's own page, behind the file header.
            file.Position = 100;
            file.Write(Enumerable.Repeat((byte)0xA5, 3000).ToArray());
        }

        var before = File.ReadAllBytes(_database.File);
        var error = await FailAsync(MigrationErrorKind.Corrupt, _database.ConnectionString, OneTable);
        Assert.Contains("is damaged", error.Message, StringComparison.Ordinal);
        Assert.Contains("backup", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_database.File));
    }

    [Fact]
    public async Task ASchemaThatANewerSqliteHasWrittenIsNotCalledDamaged()
    {
        await SqliteMigrator.MigrateAsync(_database.ConnectionString, OneTable);
        var backup = _database.File + ".bak";
        _database.Execute("CREATE TABLE mine(x); PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = sql || ' FROM_TOMORROW' WHERE name = 'mine'");
        _database.ClearPool();
        File.Copy(_database.File, backup);
        var status = await Assert.ThrowsAsync<MigrationException>(() => SqliteMigrator.Create(_database.ConnectionString, OneTable).StatusAsync());
        using var other = new TempDatabase();
        var restore = await Assert.ThrowsAsync<MigrationException>(() => SqliteMigrator.RestoreAsync(other.ConnectionString, backup));

        Assert.Matches(@"^The schema of SQLite database '.*' cannot be read by SQLite \d[\d.]+, which this program brings \(.*FROM_TOMORROW.*\): as a rule a newer SQLite has written it\.", status.Message);
        Assert.Matches(@"^The schema of the back-up '.*' cannot be read by SQLite .* The database was not changed\.$", restore.Message);
        Assert.DoesNotContain("is damaged (", status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AQueryThatIsStillOpenIsNamedAsWhatIsInTheWay()
    {
        using var connection = _database.Open();
        TempDatabase.Execute(connection, "CREATE TABLE mine(x); INSERT INTO mine VALUES (1), (2)");
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT x FROM mine";
        using (var reader = await command.ExecuteReaderAsync())
        {
            Assert.True(await reader.ReadAsync());
            var error = await Assert.ThrowsAsync<MigrationException>(() => SqliteMigrator.MigrateAsync(connection, TempDatabase.Set(("0001_a", "DROP TABLE mine;"))));
            Assert.Contains("On this connection a query has not been read to its end", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal("mine", TempDatabase.Query(connection, "SELECT name FROM sqlite_master"));
    }

    [Fact]
    public async Task DamageThatAScriptMeetsIsNamedWithItsPlace()
    {
        _database.Execute("CREATE TABLE mine(x); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO mine SELECT hex(zeroblob(50)) FROM n");
        using (var file = File.OpenWrite(_database.File))
        {
            file.Position = 4096;
            file.Write(Enumerable.Repeat((byte)0xA5, 4096 * 3).ToArray());
        }

        var error = await FailAsync(MigrationErrorKind.Corrupt, _database.ConnectionString, TempDatabase.Set(
            ("0001_a", "CREATE TABLE a(x);\nUPDATE mine SET x = 1;\n")));
        Assert.StartsWith("Migration '0001_a' stopped at 0001_a.sql(2,1): SQLite database", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.Line);
        Assert.Equal("mine", _database.Query("SELECT name FROM sqlite_master"));
    }

    [Fact]
    public async Task AFullDatabase()
    {
        using var connection = _database.Open();
        TempDatabase.Execute(connection, "CREATE TABLE mine(x)");
        TempDatabase.Execute(connection, "PRAGMA max_page_count = 20");
        var error = await Assert.ThrowsAsync<MigrationException>(() => SqliteMigrator.MigrateAsync(connection, TestApp.Sets.Filling()));

        Assert.Equal(MigrationErrorKind.DiskFull, error.Kind);
        Assert.StartsWith("Migration '0002_big' stopped at 0002_big.sql(2,1): No space is left for SQLite database", error.Message, StringComparison.Ordinal);
        Assert.Contains("rolled back", error.Message, StringComparison.Ordinal);
        Assert.Equal("mine", TempDatabase.Query(connection, "SELECT name FROM sqlite_master"));
    }

    [Fact]
    public void AFullDisk()
    {
        Assert.SkipUnless(TestProcess.CanMount, "Needs 'unshare -rm' to mount.");
        using var process = TestProcess.StartInOwnMounts(
            _database.Folder, "mount -t tmpfs -o size=1m none \"$folder\"", _database.ConnectionString, "filling");
        process.Go();

        Assert.Equal(1, process.Finish());
        Assert.Contains("error DiskFull ", process.ToString(), StringComparison.Ordinal);
        Assert.Contains("Everything was rolled back", process.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileSizeLimit()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs ulimit.");
        using (var process = TestProcess.StartUnder(
            // Without it the runtime maps its code through a file, which would be over the limit itself.
            "export DOTNET_EnableWriteXorExecute=0; trap '' XFSZ; ulimit -f 1000; exec \"$@\"", _database.ConnectionString, "filling"))
        {
            process.Go();
            Assert.True(process.Finish() == 1, process.ToString());
            Assert.Contains("error InputOutput ", process.ToString(), StringComparison.Ordinal);
            Assert.Contains("file size limits", process.ToString(), StringComparison.Ordinal);
        }

        // Brought back at once, and not only by the next program that opens it: a full disk would stay full until then.
        Assert.False(File.Exists(_database.File + "-journal"));
        Assert.InRange(new FileInfo(_database.File).Length, 0, 100_000);

        Assert.Equal("", _database.Query("SELECT name FROM sqlite_master"));
        await _database.MigrateAsync(TestApp.Sets.Filling());
    }

    [Theory]
    [InlineData("missing/app.db", "", "its folder '")]
    [InlineData("app.db", ";Mode=ReadWrite", "Mode=ReadWrite, which does not create it")]
    [InlineData(".", "", "it is a folder")]
    public async Task APlaceThatCannotBeOpened(string path, string more, string reason)
    {
        var error = await FailAsync(MigrationErrorKind.CannotOpen, $"Data Source={Path.Combine(_database.Folder, path)}{more}", OneTable);

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_database.Folder));
    }

    [Theory]
    [InlineData("app.db", ";Mode=ReadWrite", "Mode=ReadWrite, which does not create it")]
    [InlineData(".", "", "it is a folder")]
    public async Task WhatOnlyLooksDoesNotTakeItForADatabaseThatIsStillToBeCreated(string path, string more, string reason)
    {
        var migrator = SqliteMigrator.Create($"Data Source={Path.Combine(_database.Folder, path)}{more}", OneTable);
        var status = await Assert.ThrowsAsync<MigrationException>(() => migrator.StatusAsync());
        var rehearsal = await Assert.ThrowsAsync<MigrationException>(() => migrator.RehearseAsync());

        Assert.Contains(reason, status.Message, StringComparison.Ordinal);
        Assert.Contains(reason, rehearsal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_database.Folder));
    }

    [Fact]
    public async Task APasswordIsNeverShown()
    {
        var error = await FailAsync(MigrationErrorKind.CannotOpen, $"{_database.ConnectionString};Password=hunter2", OneTable);

        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
        error = await FailAsync(MigrationErrorKind.CannotOpen, $"Data Source=file:{_database.Folder}/no/app.db?key=hunter2", OneTable);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app.db")]
    [InlineData("Data Source=app.db;Password=hunter2;Nonsense=1")]
    [InlineData("Data Source=app.db;Password=hunter2;Pooling=perhaps")]
    [InlineData("Data Source=app.db;Password=hunter2;Default Timeout=99999999999")]
    public async Task AConnectionStringThatCannotBeRead(string connectionString)
    {
        var error = await FailAsync(MigrationErrorKind.CannotOpen, connectionString, OneTable);

        Assert.StartsWith("The connection string of the SQLite database cannot be read: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
        Assert.NotNull(error.Report);
    }

    [Fact]
    public async Task APrivateDatabaseInMemoryIsRefusedByConnectionString()
    {
        var error = await FailAsync(MigrationErrorKind.CannotOpen, "Data Source=:memory:", OneTable);

        Assert.Contains("SqliteMigrator.MigrateAsync(connection, …)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AConnectionInsideATransactionIsRefused()
    {
        using var connection = _database.Open();
        using var transaction = connection.BeginTransaction();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => SqliteMigrator.MigrateAsync(connection, OneTable));

        Assert.Contains("is inside a transaction", error.Message, StringComparison.Ordinal);
        using var closed = new SqliteConnection(_database.ConnectionString);
        Assert.Contains("is closed", (await Assert.ThrowsAsync<InvalidOperationException>(
            () => SqliteMigrator.MigrateAsync(closed, OneTable))).Message, StringComparison.Ordinal);
    }

    // Waits a little behind the first try, so that a run that does not wait would have failed by then.
    private sealed class AtTheLock(CancellationTokenSource cancel) : IProgress<MigrationProgress>
    {
        public void Report(MigrationProgress value) => cancel.CancelAfter(50);
    }
}
