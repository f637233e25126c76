using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MigrationKit.Sqlite;

namespace MigrationKit.Hosting.Tests;

public sealed class HealthCheckTests : IDisposable
{
    private readonly TempDatabase _database = new();

    private async Task<HealthReportEntry> CheckAsync(MigrationSet set)
    {
        using var host = TestHost.Of(set, _database);
        return await host.CheckAsync();
    }

    private static string Data(HealthReportEntry entry) => string.Join(' ', entry.Data.Select(pair => $"{pair.Key}={pair.Value}"));

    [Fact]
    public async Task AfterAStartItIsHealthyAndTellsTheVersion()
    {
        using var host = TestHost.Of(Sets.Two, _database);
        await host.RunAsync();

        var entry = await host.CheckAsync();

        Assert.Equal((HealthStatus.Healthy, "Migrations: at '0002_add_email', nothing pending."), (entry.Status, entry.Description));
        Assert.Equal("Migrations.version=0002_add_email Migrations.pending=0 Migrations.changed=0 Migrations.unknown=0", Data(entry));
    }

    [Fact]
    public async Task ARepeatableThatIsNotForThisEnvironmentIsNoVersion()
    {
        var set = Sets.Of("Migrations", ("0001_initial", "CREATE TABLE users (id);"), ("R__grants", "-- migration:only production\nDELETE FROM users;"));
        using var host = TestHost.Of(set, _database, "Environment=staging");
        await host.RunAsync();

        var entry = await host.CheckAsync();

        Assert.Equal("0001_initial", entry.Data["Migrations.version"]);
    }

    [Fact]
    public async Task APendingMigrationIsUnhealthy()
    {
        await TestHost.MigrateAsync(Sets.One, _database);

        var entry = await CheckAsync(Sets.Two);

        Assert.Equal((HealthStatus.Unhealthy, "Migrations: 1 pending, the first is '0002_add_email'."), (entry.Status, entry.Description));
        Assert.Equal("Migrations.version=0001_initial Migrations.pending=1 Migrations.changed=0 Migrations.unknown=0", Data(entry));
    }

    [Fact]
    public async Task AnEditedMigrationIsUnhealthyAndNamed()
    {
        await TestHost.MigrateAsync(Sets.One, _database);

        var entry = await CheckAsync(Sets.OneEdited);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.StartsWith("Migrations: Migration '0001_initial' (0001_initial.sql) has been changed", entry.Description, StringComparison.Ordinal);
        Assert.Equal("Migrations.version=0001_initial Migrations.pending=0 Migrations.changed=1 Migrations.unknown=0", Data(entry));
    }

    [Fact]
    public async Task ANewerDatabaseOfUnknownImpactIsOnlyDegradedSoThatARolloutDoesNotEndTheOldInstances()
    {
        await TestHost.MigrateAsync(Sets.Two, _database);

        var entry = await CheckAsync(Sets.One);

        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Equal("Migrations.version=0002_add_email Migrations.pending=0 Migrations.changed=0 Migrations.unknown=1", Data(entry));
    }

    [Fact]
    public async Task ADatabaseThatCannotBeReadIsUnhealthyAndTheMessageIsTheDescription()
    {
        File.WriteAllText(_database.File, "This is not a database, and it is long enough for the engine to see that. " + new string('x', 200));

        var entry = await CheckAsync(Sets.One);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Contains("is not a database", entry.Description, StringComparison.Ordinal);
        Assert.Null(entry.Exception);
    }

    [Fact]
    public async Task TheWorstOfSeveralSetsCountsAndEachIsDescribed()
    {
        var other = Sets.Of("Other", ("0001_other", "CREATE TABLE other (id);"));
        await TestHost.MigrateAsync(Sets.One, _database);
        using var host = TestHost.Of(services =>
        {
            services.AddMigrations(Sets.One).UseSqlite(_database.ConnectionString);
            services.AddMigrations(other).UseSqlite(_database.ConnectionString);
        });

        var entry = await host.CheckAsync();

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Equal("Migrations: at '0001_initial', nothing pending. Other: 1 pending, the first is '0001_other'.", entry.Description);
        Assert.Equal("none", entry.Data["Other.version"]);
    }

    [Fact]
    public async Task ItReadsTheHistoryOnce()
    {
        await TestHost.MigrateAsync(Sets.Two, _database);
        var reads = 0;
        using var host = TestHost.Of(services => services.AddMigrations(Sets.Two).UseDatabase(CountingDatabase.Of(_database.ConnectionString, () => reads++)));

        Assert.Equal((HealthStatus.Healthy, 1), ((await host.CheckAsync()).Status, reads));
    }

    [Fact]
    public async Task LookingDoesNotCreateTheDatabase()
    {
        var entry = await CheckAsync(Sets.One);

        Assert.Equal((HealthStatus.Unhealthy, false), (entry.Status, File.Exists(_database.File)));
    }

    public void Dispose() => _database.Dispose();
}
