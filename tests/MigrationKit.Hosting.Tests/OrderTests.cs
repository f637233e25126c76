using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MigrationKit.Sqlite;

namespace MigrationKit.Hosting.Tests;

public sealed class OrderTests : IDisposable
{
    private readonly TempDatabase _database = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AServerThatWasAddedBeforeSeesTheMigratedSchemaWhenItStarts(bool concurrently)
    {
        var server = new Server(_database);
        using var host = TestHost.Of(services =>
        {
            services.Configure<HostOptions>(options => options.ServicesStartConcurrently = concurrently);
            services.AddSingleton<IHostedService>(server);
            services.AddMigrations(Sets.Two).UseSqlite(_database.ConnectionString);
        });

        await host.RunAsync();

        Assert.Equal("Ada", server.Seen);
    }

    [Fact]
    public async Task AServerDoesNotStartWhereAMigrationFails()
    {
        var server = new Server(_database);
        using var host = TestHost.Of(services =>
        {
            services.AddSingleton<IHostedService>(server);
            services.AddMigrations(Sets.Broken).UseSqlite(_database.ConnectionString);
        });

        await host.FailAsync();

        Assert.Null(server.Seen);
    }

    public void Dispose() => _database.Dispose();

    private sealed class Server(TempDatabase database) : IHostedService
    {
        public string? Seen { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Seen = database.Query("SELECT name FROM users");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
