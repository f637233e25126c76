using System.Collections.Concurrent;
using MigrationKit.Specification.Building;
using MigrationKit.Sqlite.TestApp;

namespace MigrationKit.Sqlite.Tests.Backups;

[Collection(nameof(StatementTrace))]
public sealed class CancelledRestoreTests
{
    private const string Check = "PRAGMA main.quick_check(10)";

    // Also where the log has to give way first.
    [Theory]
    [InlineData(4096)]
    [InlineData(8192)]
    public async Task TheWriteAheadLogStaysOn(int pageSize)
    {
        using var database = new TempDatabase("wal");
        var backup = await BackupAsync(database);
        database.ClearPool();
        database.Execute(FormattableString.Invariant($"PRAGMA journal_mode = DELETE; PRAGMA page_size = {pageSize}; VACUUM; PRAGMA journal_mode = WAL"));
        await CancelledAtAsync(database, backup, (file, sql) => file == database.File && sql == "BEGIN EXCLUSIVE");

        Assert.Equal(("wal", "b"), (database.Query("PRAGMA journal_mode"), database.Query("SELECT name FROM sqlite_master WHERE name = 'b'")));
    }

    // It reads all of the back-up, which takes minutes where that has gigabytes.
    [Fact]
    public async Task CancellingInTheMiddleOfTheCheckEndsIt()
    {
        using var database = new TempDatabase();
        var backup = await BackupAsync(database);

        Assert.Equal((backup, Check), (await CancelledAtAsync(database, backup, (file, sql) => file == backup && sql == Check))[^1]);
    }

    private static async Task<string> BackupAsync(TempDatabase database)
    {
        await database.MigrateAsync(TempDatabase.Set(("0001_a", "CREATE TABLE a(x);")));
        var set = TempDatabase.Set(("0001_a", "CREATE TABLE a(x);"), ("0002_b", "CREATE TABLE b(x);"));
        return (await database.MigrateAsync(set, new MigrationOptions { Backup = new BackupOptions() })).BackupPath!;
    }

    private static async Task<IReadOnlyList<(string File, string Sql)>> CancelledAtAsync(TempDatabase database, string backup, Func<string, string, bool> moment)
    {
        using var source = new CancellationTokenSource();
        var statements = new ConcurrentQueue<(string File, string Sql)>();
        void Heard(string file, string sql)
        {
            statements.Enqueue((file, sql));
            if (moment(file, sql))
            {
                source.Cancel();
            }
        }

        using (new StatementTrace(Heard))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SqliteMigrator.RestoreAsync(database.ConnectionString, backup, cancellationToken: source.Token));
        }

        // Other tests run beside this one.
        return [.. statements.Where(statement => statement.File.StartsWith(database.Folder, StringComparison.Ordinal))];
    }
}
