using BenchmarkDotNet.Attributes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MigrationKit.Sqlite;

namespace MigrationKit.Benchmarks.Start;

/// <summary>
/// What a start with nothing pending costs a host, in a warm process: a host is built, started and stopped, alone, beside
/// opening the connection, and with the migrations.
/// </summary>
[MemoryDiagnoser, MinColumn, MedianColumn]
public class HostBenchmarks
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("migrationkit-benchmarks-");
    private string _database = "";
    private MigrationSet _set = null!;

    [Params(1000)]
    public int Count { get; set; }

    [GlobalSetup]
    public async Task Apply()
    {
        SQLitePCL.Batteries_V2.Init();
        _database = $"Data Source={Path.Combine(_folder.FullName, "host.db")};Pooling=False";
        _set = OurWorkload.Compile(Count);
        await SqliteMigrator.MigrateAsync(_database, _set);
    }

    [GlobalCleanup]
    public void Delete() => _folder.Delete(recursive: true);

    [Benchmark]
    public Task HostAlone() => StartAndStopAsync(_ => { });

    /// <summary>The floor: the connection is opened and the schema read, as any first statement does.</summary>
    [Benchmark(Baseline = true)]
    public async Task HostAndOpenedConnection()
    {
        await StartAndStopAsync(_ => { });
        using var connection = new SqliteConnection(_database);
        connection.Open();
        using var select = new SqliteCommand("SELECT 1 FROM migration_history LIMIT 1", connection);
        select.ExecuteScalar();
    }

    [Benchmark]
    public Task HostWithMigrations() => StartAndStopAsync(services => services.AddMigrations(_set).UseSqlite(_database));

    private static async Task StartAndStopAsync(Action<IServiceCollection> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        configure(builder.Services);
        using var host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
    }
}
