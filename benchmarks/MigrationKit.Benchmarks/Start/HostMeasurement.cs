using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MigrationKit.Benchmarks.InTurns;
using MigrationKit.Benchmarks.Workload;
using MigrationKit.Sqlite;

namespace MigrationKit.Benchmarks.Start;

/// <summary>
/// What a start with nothing pending costs a host, in a warm process: a host is built, started and stopped, beside
/// opening the connection, with the migrations, and alone.
/// </summary>
internal sealed class HostMeasurement : IDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly int _count;
    private readonly string _database;
    private readonly MigrationSet _set;

    public HostMeasurement(string folder, int count)
    {
        SQLitePCL.Batteries_V2.Init();
        _folder = Directory.CreateDirectory(Path.Combine(folder, $"migrationkit-{Guid.NewGuid():N}"));
        _count = count;
        _database = $"Data Source={Path.Combine(_folder.FullName, "host.db")};Pooling=False";
        _set = OurWorkload.Compile(count);
        SqliteMigrator.MigrateAsync(_database, _set).GetAwaiter().GetResult();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    public void Measure(int rounds) => Rounds.Measure(
        FormattableString.Invariant($"Start of a host with nothing pending, {_count} applied, in a warm process"),
        rounds,
        [
            new Contender("host, connection opened", StartAndOpenAsync),
            new Contender("host with migrations", () => StartAndStopAsync(services => services.AddMigrations(_set).UseSqlite(_database))),
            new Contender("host alone", () => StartAndStopAsync(_ => { })),
        ],
        warmUp: rounds);

    // The connection is opened and the schema read, as any first statement does.
    private async Task StartAndOpenAsync()
    {
        await StartAndStopAsync(_ => { });
        using var connection = new SqliteConnection(_database);
        connection.Open();
        using var select = new SqliteCommand("SELECT 1 FROM migration_history LIMIT 1", connection);
        select.ExecuteScalar();
    }

    private static async Task StartAndStopAsync(Action<IServiceCollection> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        configure(builder.Services);
        using var host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
    }
}
