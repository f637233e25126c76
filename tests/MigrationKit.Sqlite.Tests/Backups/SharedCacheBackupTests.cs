using Microsoft.Data.Sqlite;

namespace MigrationKit.Sqlite.Tests.Backups;

/// <summary>A cache that connections share is one file object for all of them: what a back-up does to its own would be done under the hands of others.</summary>
public sealed class SharedCacheBackupTests : BackupTestCase
{
    [Theory]
    [InlineData("")]
    [InlineData("?cache=shared")]
    [InlineData("?mode=rwc&cache=shared&cache=shared")]
    [InlineData("#fragment")]
    [InlineData("?cache=shared#fragment?")]
    public async Task ABackupSharesItWithNobody(string query)
    {
        await Database.MigrateAsync(Tables(1));
        Database.Execute("CREATE TABLE big(x); INSERT INTO big WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 900) SELECT randomblob(5000) FROM n");
        Database.ClearPool();
        var connectionString = $"Data Source=file:{Database.File}{query};Pooling=False";
        using var stop = new CancellationTokenSource();
        var reading = Enumerable.Range(0, 2).Select(_ => Task.Run(() => ReadUntil(connectionString, stop.Token))).ToArray();
        MigrationReport report;
        try
        {
            report = await SqliteMigrator.MigrateAsync(connectionString, Tables(2), Options());
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(reading);
        }

        using var backup = new SqliteConnection($"Data Source={report.BackupPath};Pooling=False");
        backup.Open();
        Assert.Equal("ok", TempDatabase.Query(backup, "PRAGMA integrity_check"));
        Assert.Equal(Database.Query("SELECT group_concat(hex(x)) FROM big"), TempDatabase.Query(backup, "SELECT group_concat(hex(x)) FROM big"));
    }

    private static void ReadUntil(string connectionString, CancellationToken stop)
    {
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        TempDatabase.Execute(connection, "PRAGMA cache_size = 5; PRAGMA read_uncommitted = ON");
        while (!stop.IsCancellationRequested)
        {
            try
            {
                Assert.Equal("900|4500000", TempDatabase.Query(connection, "SELECT count(*), sum(length(x)) FROM big"));
            }
            catch (SqliteException e) when (e.SqliteErrorCode is SQLitePCL.raw.SQLITE_LOCKED or SQLitePCL.raw.SQLITE_BUSY)
            {
                // The run is changing the schema.
            }
            catch (ArgumentOutOfRangeException)
            {
                // The same, as the driver says it: see EngineCall.Prepare.
            }
        }
    }
}
