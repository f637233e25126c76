using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MigrationKit.Hosting.Tests;

public sealed class BackupTests : IDisposable
{
    private readonly TempDatabase _database = new();

    private string Backups => Path.Combine(Path.GetDirectoryName(_database.File)!, "backups");

    [Fact]
    public async Task ARunIsBackedUpWhereTheConfigurationSaysSo()
    {
        await TestHost.MigrateAsync(Sets.One, _database);
        using var host = TestHost.Of(Sets.Two, _database, "Backup=true", $"BackupDirectory={Backups}");

        await host.RunAsync();

        var backup = Assert.Single(Directory.GetFiles(Backups));
        var logged = Assert.Single(host.Log.Entries, entry => entry.Id.Name == "BackedUp");
        Assert.Contains(Path.GetFileName(backup), logged.Message, StringComparison.Ordinal);
        Assert.Contains("1014 BackingUp", host.Log.Events);
    }

    [Fact]
    public async Task AnOlderOneThatCouldNotBeDeletedIsAWarningAndTheHostStarts()
    {
        await TestHost.MigrateAsync(Sets.One, _database);
        var left = new BackupNotDeleted("/backups/app.db.none.20311121T094000Z.bak", "it is in use");
        using var host = TestHost.Of(
            services => services.AddMigrations(Sets.Two).UseDatabase(
                CountingDatabase.Of(_database.ConnectionString, () => { }, session => new CrowdedBackups(session, left))),
            "Backup=true", $"BackupDirectory={Backups}");

        await host.RunAsync();

        var logged = Assert.Single(host.Log.Entries, entry => entry.Id.Id == 1018);
        Assert.Equal(("BackupNotDeleted", LogLevel.Warning), (logged.Id.Name, logged.Level));
        Assert.Equal($"Migrations 'Migrations': {left}", logged.Message);
        Assert.Contains("1007 Completed", host.Log.Events);
    }

    [Fact]
    public async Task AStartWithNothingPendingIsNot()
    {
        await TestHost.MigrateAsync(Sets.One, _database);
        using var host = TestHost.Of(Sets.One, _database, "Backup=true", $"BackupDirectory={Backups}");

        await host.RunAsync();

        Assert.False(Directory.Exists(Backups));
    }

    [Fact]
    public async Task LimitsAndChecksOfTheConfigurationHold()
    {
        await TestHost.MigrateAsync(Sets.One, _database);
        _database.Execute("INSERT INTO users (name) VALUES ('a'), ('b')");
        using (var refused = TestHost.Of(Sets.Two, _database, "RequireAtMostRows=1"))
        {
            Assert.Contains("users", (await refused.FailAsync()).Message, StringComparison.Ordinal);
        }

        using var host = TestHost.Of(Sets.Two, _database, "RequireAtMostRows=2", "QuickCheck=true", "Optimize=true");
        await host.RunAsync();

        Assert.Contains("1016 Checking", host.Log.Events);
    }

    public void Dispose() => _database.Dispose();
}
