using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Conversations.Tests;

public sealed class StartTests : IDisposable
{
    private readonly TempDatabase _database = new();

    [Fact]
    public async Task TheServerMigratesAtItsStartAndItsHealthTellsTheVersion()
    {
        await using var server = await TestServer.StartAsync(_database);

        Assert.Equal((HttpStatusCode.OK, "Healthy"), await server.Client.StatusAsync());
        var health = await server.Client.HealthAsync();
        Assert.Equal(("0002_message_size", 0), ((string?)health["data"]!["Migrations.version"], (int)health["data"]!["Migrations.pending"]!));
    }

    [Fact]
    public async Task ASchemaThatWasChangedByHandIsDegradedAndNamedButServed()
    {
        await using var server = await TestServer.StartAsync(_database);
        _database.Execute("DROP INDEX ix_messages_size");

        Assert.Equal((HttpStatusCode.OK, "Degraded"), await server.Client.StatusAsync());
        Assert.Contains("ix_messages_size", (string?)(await server.Client.HealthAsync())["description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AHistoryThatWasTakenBackUnderTheServerIsUnhealthy()
    {
        await using var server = await TestServer.StartAsync(_database);
        _database.Execute("DELETE FROM migration_history WHERE ordinal = 2");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), await server.Client.StatusAsync());
    }

    [Fact]
    public async Task ADatabaseThatCannotBeMigratedEndsTheProgramWithOneErrorAndNothingListens()
    {
        _database.Execute("CREATE TABLE messages (somebody_elses TEXT)");
        using var server = new ServerProcess("Conversations", _database);

        Assert.Equal(1, await server.WaitForEndAsync());

        Assert.Contains("Migration '0001_conversations' failed at 0001_conversations.sql(", server.Output, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(server.Output, "^fail: ", RegexOptions.Multiline));
        Assert.DoesNotContain("Now listening", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", server.Output, StringComparison.Ordinal);
        Assert.Equal("1", _database.Query("SELECT count(*) FROM sqlite_master"));
    }

    [Fact]
    public async Task AnAddressThatIsTakenEndsTheProgramAndIsNamed()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        using var server = new ServerProcess("Conversations", _database, $"--urls=http://{other.LocalEndpoint}");

        Assert.Equal(1, await server.WaitForEndAsync());

        Assert.Contains("address already in use", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWrongSettingEndsTheProgramAndIsNamed()
    {
        using var server = new ServerProcess("Conversations", _database, "--MigrationKit:LockTimeout=30");

        Assert.Equal(1, await server.WaitForEndAsync());

        Assert.Contains("'MigrationKit:LockTimeout' is '30'; it has to be a time", server.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(_database.File));
    }

    public void Dispose() => _database.Dispose();
}
