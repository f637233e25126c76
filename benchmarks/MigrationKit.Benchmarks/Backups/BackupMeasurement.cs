using Microsoft.Data.Sqlite;
using MigrationKit.Benchmarks.InTurns;
using MigrationKit.Benchmarks.Workload;
using MigrationKit.Sqlite;
using MigrationKit.Sqlite.Backups;
using MigrationKit.Sqlite.Connecting;
using MigrationKit.Sqlite.Engine;

namespace MigrationKit.Benchmarks.Backups;

/// <summary>The back-up before a run against a copy of the file that is on the disk too when it has returned.</summary>
internal sealed class BackupMeasurement : IDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly string _database;
    private readonly string _copy;
    private readonly MigrationSet _set = OurWorkload.Compile(2);

    public BackupMeasurement(string folder, int megabytes)
    {
        SQLitePCL.Batteries_V2.Init();
        _folder = Directory.CreateDirectory(Path.Combine(folder, $"migrationkit-{Guid.NewGuid():N}"));
        _database = Path.Combine(_folder.FullName, "app.db");
        _copy = Path.Combine(_folder.FullName, "copy.db");
        Fill(megabytes);
    }

    private string ConnectionString => $"Data Source={_database};Pooling=False";

    public void Dispose() => _folder.Delete(recursive: true);

    public void Measure(int rounds) => Rounds.Measure(
        FormattableString.Invariant($"Back-up of {new FileInfo(_database).Length / 1e6:0} MB"),
        rounds,
        [
            new Contender("file copy, on the disk", Settle, CopyFile),
            new Contender("file copy, in the system's memory", Settle, CopyFileInMemory),
            new Contender("driver: BackupDatabase", Settle, CopyByDriver),
            new Contender("ours, the copy alone", Settle, CopyAlone),
            new Contender("ours, the run's back-up: copied, verified, named", Settle, BackUp),
        ]);

    // Half of it an index, as databases are.
    private void Fill(int megabytes)
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        Execute(connection, "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; CREATE TABLE event(id INTEGER PRIMARY KEY, at TEXT, name TEXT, body TEXT)");
        Execute(connection, FormattableString.Invariant(
            $"""
            INSERT INTO event(at, name, body) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {megabytes * 1750})
            SELECT '2026-01-01T' || i, hex(randomblob(40)), hex(randomblob(150)) FROM n;
            CREATE INDEX event_name ON event(name, at);
            """));
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection) { CommandTimeout = 0 };
        command.ExecuteNonQuery();
    }

    // The last contender's pages are on the disk and gone before the next one begins.
    private void Settle()
    {
        foreach (var file in _folder.EnumerateFiles().Where(file => file.FullName != _database))
        {
            file.Delete();
        }

        using (var file = new FileStream(_database, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Flush(flushToDisk: true);
        }

        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        Execute(connection, "DROP TABLE IF EXISTS migration_history; DROP TABLE IF EXISTS customer_0000");
    }

    private TimeSpan? CopyFile()
    {
        File.Copy(_database, _copy);
        using var file = new FileStream(_copy, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
        return null;
    }

    private TimeSpan? CopyFileInMemory()
    {
        File.Copy(_database, _copy);
        return null;
    }

    private TimeSpan? CopyByDriver()
    {
        using var source = new SqliteConnection(ConnectionString);
        source.Open();
        using var target = new SqliteConnection($"Data Source={_copy};Pooling=False");
        source.BackupDatabase(target);
        return null;
    }

    private TimeSpan? CopyAlone()
    {
        CopyAloneAsync().GetAwaiter().GetResult();
        return null;
    }

    private async Task CopyAloneAsync()
    {
        var location = new DatabaseLocation(ConnectionString);
        using var source = CopyConnection.ToSource(ConnectionString, location);
        using var target = CopyConnection.ToTarget(ConnectionString, _copy);
        await using var flush = new DiskFlush(_copy);
        flush.Reserve(new FileInfo(_database).Length);
        using var ahead = ReadAhead.TryBegin(source.Handle!);
        var whenFree = new WhenFree(location, TimeSpan.Zero, TimeProvider.System);
        var result = await OnlineCopy.ToNewFileAsync(source, target, _ => flush.Begin(), false, whenFree, CancellationToken.None);
        if (!result.IsDone)
        {
            throw result.ToException();
        }

        await flush.FinishAsync();
    }

    private TimeSpan? BackUp()
    {
        var report = SqliteMigrator.MigrateAsync(ConnectionString, _set, new MigrationOptions { Backup = new BackupOptions() }).GetAwaiter().GetResult();
        return report.BackupDuration;
    }
}
