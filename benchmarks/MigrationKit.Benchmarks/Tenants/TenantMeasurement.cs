using Microsoft.Data.Sqlite;
using MigrationKit.Benchmarks.InTurns;
using MigrationKit.Benchmarks.Workload;
using MigrationKit.Sqlite;

namespace MigrationKit.Benchmarks.Tenants;

/// <summary>
/// One pending migration in each of many files: <c>MigrateAllAsync</c> against a loop over the driver that does what cannot be left out (open, look what
/// is applied, BEGIN IMMEDIATE, the script, a history row, COMMIT) on as many threads.
/// </summary>
internal sealed class TenantMeasurement : IDisposable
{
    private const int Applied = 3;

    private readonly DirectoryInfo _folder;
    private readonly int _count;
    private readonly int _threads;
    private readonly MigrationSet _set = OurWorkload.Compile(Applied + 1);
    private readonly string _pending = WorkloadFiles.Create(Applied + 1).Last().Sql;

    public TenantMeasurement(string folder, int count, int threads)
    {
        SQLitePCL.Batteries_V2.Init();
        _folder = Directory.CreateDirectory(Path.Combine(folder, $"migrationkit-{Guid.NewGuid():N}"));
        (_count, _threads) = (count, threads);
        SqliteMigrator.MigrateAsync(ConnectionString(0), OurWorkload.Compile(Applied)).GetAwaiter().GetResult();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    public void Measure(int rounds) => Rounds.Measure(
        FormattableString.Invariant($"{_count} files with one pending migration each, {_threads} threads"),
        rounds,
        [
            new Contender("driver alone", CopyTemplate, MigrateByHand),
            new Contender("MigrateAllAsync", CopyTemplate, MigrateAll),
        ]);

    private string ConnectionString(int tenant) => $"Data Source={FileOf(tenant)};Pooling=False";

    private string FileOf(int tenant) => Path.Combine(_folder.FullName, FormattableString.Invariant($"{tenant:00000}.db"));

    // New files, not overwritten ones; and what the system has still to write of them does not fall to the contender.
    private void CopyTemplate()
    {
        Parallel.For(1, _count + 1, tenant =>
        {
            File.Delete(FileOf(tenant));
            File.Copy(FileOf(0), FileOf(tenant));
            using var file = new FileStream(FileOf(tenant), FileMode.Open, FileAccess.ReadWrite);
            file.Flush(flushToDisk: true);
        });
    }

    private TimeSpan? MigrateByHand()
    {
        Parallel.For(1, _count + 1, new ParallelOptions { MaxDegreeOfParallelism = _threads }, tenant =>
        {
            using var connection = new SqliteConnection(ConnectionString(tenant));
            connection.Open();
            using var select = new SqliteCommand("SELECT max(ordinal) FROM migration_history", connection);
            if ((long)select.ExecuteScalar()! != Applied)
            {
                throw new InvalidOperationException("The file is not as it was prepared.");
            }

            using var transaction = connection.BeginTransaction();
            using var script = new SqliteCommand(_pending, connection, transaction);
            script.ExecuteNonQuery();
            using var insert = new SqliteCommand(
                "INSERT INTO migration_history SELECT [set], $ordinal, $id, $ordinal, kind, checksum, fingerprint, chain, impact, 2, $at, 1, applied_by, '' FROM migration_history WHERE ordinal = 1",
                connection, transaction);
            insert.Parameters.AddWithValue("$ordinal", Applied + 1);
            insert.Parameters.AddWithValue("$id", "pending");
            insert.Parameters.AddWithValue("$at", "2026-01-01T00:00:00.000Z");
            insert.ExecuteNonQuery();
            transaction.Commit();
        });
        return null;
    }

    private TimeSpan? MigrateAll()
    {
        var databases = Enumerable.Range(1, _count).Select(ConnectionString);
        var report = SqliteMigrator.MigrateAllAsync(databases, _set, maxParallel: _threads).GetAwaiter().GetResult();
        return report.Failed.Any() || report.UpToDate > 0 ? throw new InvalidOperationException(report.ToString()) : null;
    }
}
