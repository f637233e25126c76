using Microsoft.Extensions.DependencyInjection;
using MigrationKit.Sqlite;

namespace MigrationKit.Hosting.Tests;

public sealed class MigrateModeTests : IDisposable
{
    private readonly TempDatabase _database = new();

    [Fact]
    public async Task WhatIsPendingIsApplied()
    {
        await TestHost.MigrateAsync(Sets.One, _database);

        await TestHost.MigrateAsync(Sets.Two, _database);

        Assert.Equal("0001_initial 0002_add_email", _database.Query("SELECT id FROM migration_history ORDER BY ordinal"));
    }

    [Fact]
    public async Task InstancesThatStartAtOnceApplyEachMigrationOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => TestHost.MigrateAsync(Sets.Two, _database))));

        Assert.Equal(("2", "1"), (_database.Query("SELECT count(*) FROM migration_history"), _database.Query("SELECT count(*) FROM users")));
    }

    [Fact]
    public async Task TheConnectionStringCanComeFromAService()
    {
        using var host = TestHost.Of(services =>
        {
            services.AddSingleton(_database);
            services.AddMigrations(Sets.One).UseSqlite(provider => provider.GetRequiredService<TempDatabase>().ConnectionString);
        });

        await host.RunAsync();

        Assert.Equal("0", _database.Query("SELECT count(*) FROM users"));
    }

    [Fact]
    public async Task AConnectionStringThatIsNotConfiguredIsNamedAsTheCause()
    {
        using var host = TestHost.Of(services => services.AddMigrations(Sets.One).UseSqlite(_ => null!));

        var error = await host.FailAsync();

        Assert.StartsWith("No connection string is configured", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ForgettingItWhereTheHostIsBuiltIsNamedTheSame()
    {
        var error = Assert.Throws<ArgumentNullException>("connectionString", () => new ServiceCollection().AddMigrations(Sets.One).UseSqlite((string)null!));

        Assert.StartsWith("No connection string is configured", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SetsAreMigratedInTheOrderOfTheirAddition()
    {
        using var host = TestHost.Of(services =>
        {
            services.AddMigrations(Sets.Of("Zoo", ("0001_animals", "CREATE TABLE animals (name TEXT);"))).UseSqlite(_database.ConnectionString);
            services.AddMigrations(Sets.Of("Ark", ("0001_copy", "CREATE TABLE ark AS SELECT name FROM animals;"))).UseSqlite(_database.ConnectionString);
        });

        await host.RunAsync();

        Assert.Equal("Ark|1 Zoo|1", _database.Query("""SELECT "set", count(*) FROM migration_history GROUP BY "set" ORDER BY "set" """));
    }

    [Fact]
    public void OneNameForTwoSetsIsRefusedAtOnce()
    {
        var services = new ServiceCollection();
        services.AddMigrations(Sets.One);

        var error = Assert.Throws<ArgumentException>(() => services.AddMigrations(Sets.Two));

        Assert.Contains("'Migrations'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneSetServesTwoDatabasesUnderTwoNames()
    {
        using var other = new TempDatabase();
        using var host = TestHost.Of(services =>
        {
            services.AddMigrations(Sets.One).UseSqlite(_database.ConnectionString);
            services.AddMigrations(Sets.One, "other").UseSqlite(other.ConnectionString);
        });

        await host.RunAsync();

        Assert.Equal(("0", "0"), (_database.Query("SELECT count(*) FROM users"), other.Query("SELECT count(*) FROM users")));
    }

    [Fact]
    public async Task AHostThatIsStoppedWhileItMigratesLeavesTheDatabaseAsItWas()
    {
        using var stop = new CancellationTokenSource();
        using var host = TestHost.Of(services => services.AddMigrations(Sets.Two).UseSqlite(_database.ConnectionString)
            .ConfigureMigrator(options => options with { Progress = new Stopper(stop) }));

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.StartAsync(stop.Token));

        Assert.Equal(
            "The start was cancelled while the migrations 'Migrations' were looked after. Everything was rolled back: the database is as it was before the run.",
            error.ToString());
        Assert.IsType<MigrationCanceledException>(error.InnerException);
        Assert.Equal("0", _database.Query("SELECT count(*) FROM sqlite_master"));
    }

    public void Dispose() => _database.Dispose();

    private sealed class Stopper(CancellationTokenSource stop) : IProgress<MigrationProgress>
    {
        public void Report(MigrationProgress value)
        {
            if (value.MigrationId == "0002_add_email")
            {
                stop.Cancel();
            }
        }
    }
}
