using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MigrationKit.Sqlite;

namespace MigrationKit.Hosting.Tests;

/// <summary>A real generic host with its log kept, and its database deleted with it.</summary>
public sealed class TestHost : IDisposable
{
    private readonly IHost _host;

    private TestHost(IHost host, CollectedLog log)
    {
        _host = host;
        Log = log;
    }

    public CollectedLog Log { get; }

    public IServiceProvider Services => _host.Services;

    /// <summary>A host; configuration keys are given as <c>Mode=ValidateOnly</c>, below <c>MigrationKit</c>.</summary>
    public static TestHost Of(Action<IServiceCollection> configure, params string[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => setting.Split('=', 2))
            .Select(setting => new KeyValuePair<string, string?>("MigrationKit:" + setting[0], setting[1])));
        var log = new CollectedLog();
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.Services.AddHealthChecks().AddCheck<MigrationsHealthCheck>("migrations");
        configure(builder.Services);
        return new TestHost(builder.Build(), log);
    }

    public static TestHost Of(MigrationSet set, TempDatabase database, params string[] settings) =>
        Of(services => services.AddMigrations(set).UseSqlite(database.ConnectionString), settings);

    /// <summary>Starts and stops a host: what an earlier version of the program did.</summary>
    public static async Task MigrateAsync(MigrationSet set, TempDatabase database)
    {
        using var host = Of(set, database);
        await host.RunAsync();
    }

    public Task StartAsync(CancellationToken cancellationToken = default) => _host.StartAsync(cancellationToken);

    public async Task RunAsync()
    {
        await _host.StartAsync();
        await _host.StopAsync();
    }

    public Task<MigrationStartException> FailAsync() => Assert.ThrowsAsync<MigrationStartException>(() => StartAsync());

    public async Task<HealthReportEntry> CheckAsync() =>
        (await Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["migrations"];

    public void Dispose() => _host.Dispose();
}
