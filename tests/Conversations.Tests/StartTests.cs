using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Conversations.Tests;

public sealed class StartTests : IDisposable
{
    private readonly TempDatabase _database = new();

    [Fact]
    public async Task TheServerMigratesAtItsStartAndItsHealthTellsTheVersion()
    {
        await using var server = await TestServer.StartAsync(_database);

        using var response = await server.Client.HealthAsync();
        var health = (await response.Content.ReadFromJsonAsync<JsonObject>())!;

        Assert.Equal((HttpStatusCode.OK, "Healthy"), (response.StatusCode, (string?)health["status"]));
        Assert.Equal(("0002_conversation_size", 0), ((string?)health["data"]!["Migrations.version"], (int)health["data"]!["Migrations.pending"]!));
    }

    [Fact]
    public async Task AHistoryThatWasTakenBackUnderTheServerIsUnhealthy()
    {
        await using var server = await TestServer.StartAsync(_database);
        _database.Execute("DELETE FROM migration_history WHERE ordinal = 2");

        using var response = await server.Client.HealthAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
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
    public async Task AWrongSettingEndsTheProgramAndIsNamed()
    {
        using var server = new ServerProcess("Conversations", _database, "--MigrationKit:LockTimeout=30");

        Assert.Equal(1, await server.WaitForEndAsync());

        Assert.Contains("'MigrationKit:LockTimeout' is '30'; it has to be a time", server.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(_database.File));
    }

    public void Dispose() => _database.Dispose();
}
