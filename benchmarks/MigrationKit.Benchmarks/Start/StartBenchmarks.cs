using BenchmarkDotNet.Attributes;
using Microsoft.Data.Sqlite;
using MigrationKit.Sqlite;

namespace MigrationKit.Benchmarks.Start;

/// <summary>
/// A start with nothing pending, in a warm process. The connection is not pooled, as the first of a process never is:
/// each start opens the file and reads its schema.
/// </summary>
[MemoryDiagnoser, MinColumn, MedianColumn]
public class StartBenchmarks
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("migrationkit-benchmarks-");
    private string _ourDatabase = "";
    private string _entityFrameworkDatabase = "";
    private EntityFrameworkWorkload _entityFramework = null!;
    private MigrationSet _set = null!;

    [Params(1000)]
    public int Count { get; set; }

    [GlobalSetup]
    public async Task Apply()
    {
        SQLitePCL.Batteries_V2.Init();
        _ourDatabase = Database("ours");
        _set = OurWorkload.Compile(Count);
        await SqliteMigrator.MigrateAsync(_ourDatabase, _set);

        _entityFrameworkDatabase = Database("entity-framework");
        _entityFramework = new EntityFrameworkWorkload(Count);
        _entityFramework.Migrate(_entityFrameworkDatabase);
    }

    [GlobalCleanup]
    public void Delete() => _folder.Delete(recursive: true);

    /// <summary>The floor: opens our database with the driver alone and runs one SELECT on the history.</summary>
    [Benchmark(Baseline = true)]
    public object? OpenAndSelect()
    {
        using var connection = new SqliteConnection(_ourDatabase);
        connection.Open();
        using var select = new SqliteCommand(
            "SELECT chain FROM migration_history WHERE \"set\" = 'Migrations' ORDER BY ordinal DESC LIMIT 1", connection);
        return select.ExecuteScalar();
    }

    [Benchmark]
    public Task<MigrationReport> Ours() => SqliteMigrator.MigrateAsync(_ourDatabase, _set);

    [Benchmark]
    public void EntityFramework() => _entityFramework.Migrate(_entityFrameworkDatabase);

    private string Database(string name) => $"Data Source={Path.Combine(_folder.FullName, name + ".db")};Pooling=False";
}
