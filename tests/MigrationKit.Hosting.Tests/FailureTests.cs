using Microsoft.Extensions.Logging;

namespace MigrationKit.Hosting.Tests;

public sealed class FailureTests : IDisposable
{
    private readonly TempDatabase _database = new();

    [Fact]
    public async Task AFailedMigrationStopsTheHostWithItsFileAndLineAndLeavesNothingBehind()
    {
        using var host = TestHost.Of(Sets.Broken, _database);

        var error = await host.FailAsync();

        Assert.Equal(("Migrations", "0002_broken", "0002_broken.sql", 2), (error.Set, error.Error?.MigrationId, error.Error?.File, error.Error?.Line));
        Assert.Equal("0", _database.Query("SELECT count(*) FROM sqlite_master"));
    }

    [Fact]
    public async Task ThereIsOneErrorInTheLogAndItHasNoStack()
    {
        using var host = TestHost.Of(Sets.Broken, _database);

        var error = await host.FailAsync();

        var logged = Assert.Single(host.Log.Entries, entry => entry.Level >= LogLevel.Error);
        Assert.Equal(error.Message, logged.Exception?.ToString());
        Assert.Contains("no such table: nowhere", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OptionsAreNamedAsTheConfigurationNamesThem()
    {
        using var other = _database.Open();
        TempDatabase.Execute(other, "BEGIN IMMEDIATE");
        using var host = TestHost.Of(Sets.One, _database, "LockTimeout=00:00:00");

        var error = await host.FailAsync();

        Assert.Contains("wait longer with 'MigrationKit:LockTimeout'.", error.Message, StringComparison.Ordinal);
        Assert.Contains("MigrationOptions.LockTimeout", error.Error!.Message, StringComparison.Ordinal);
        TempDatabase.Execute(other, "ROLLBACK");
    }

    public void Dispose() => _database.Dispose();
}
