using System.Net;

namespace Conversations.Tests;

/// <summary>The second migration is backward compatible: the program from before it, built as it was, works on the database after it.</summary>
public sealed class OldProgramTests : IDisposable
{
    private const string Unmeasured = "SELECT count(*) FROM messages WHERE size IS NULL";

    private readonly TempDatabase _database = new();

    [Fact]
    public async Task AnOldInstanceGoesOnServingWhileTheNewOneIsRolledOut()
    {
        using var oldServer = new ServerProcess("Conversations.SchemaOne", _database);
        using var old = await oldServer.ConnectAsync();
        var session = (string?)(await old.QueryAsync("My name is Alice"))["session_id"];
        Assert.Equal("1", _database.Query("SELECT count(*) FROM migration_history"));

        await using var server = await TestServer.StartAsync(_database);
        Assert.Equal("2", _database.Query("SELECT count(*) FROM migration_history"));

        Assert.Equal("Your name is Alice.", (string?)(await old.QueryAsync("What is my name?", session: session))["response"]);
        Assert.Equal("Your name is Alice.", (string?)(await server.Client.QueryAsync("What is my name?", session: session))["response"]);
        Assert.Equal(await old.StatsAsync(), await server.Client.StatsAsync());
        Assert.Equal("""{"total_conversations":1,"total_messages":6,"total_bytes":110}""", await server.Client.StatsAsync());

        Assert.Equal((HttpStatusCode.OK, "Healthy"), await old.StatusAsync());
    }

    [Fact]
    public async Task AProgramThatWasRolledBackStartsOnTheNewerDatabaseByItselfAndIsHealthy()
    {
        await using (await TestServer.StartAsync(_database))
        {
            // Only to migrate.
        }

        using var oldServer = new ServerProcess("Conversations.SchemaOne", _database);
        using var old = await oldServer.ConnectAsync();

        Assert.Equal((HttpStatusCode.OK, "Healthy"), await old.StatusAsync());
        var health = await old.HealthAsync();
        Assert.Equal(("0002_message_size", 1), ((string?)health["data"]!["Migrations.version"], (int)health["data"]!["Migrations.unknown"]!));
        Assert.Contains("which have only added", (string?)health["description"], StringComparison.Ordinal);
        Assert.Contains("MigrationKit[1012]", oldServer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AProgramThatWasRolledBackAnswersStoresAndPurgesOnTheNewerDatabase()
    {
        string? session;
        await using (var server = await TestServer.StartAsync(_database))
        {
            session = (string?)(await server.Client.QueryAsync("My name is Alice", "alice"))["session_id"];
            await server.Client.QueryAsync("Hello");
        }

        // The clock of the test is years ahead of the old program's, which has the real one.
        _database.Execute("UPDATE conversations SET last_accessed_at = 0 WHERE account_id = 'default'");
        using var oldServer = new ServerProcess("Conversations.SchemaOne", _database);
        using var old = await oldServer.ConnectAsync();

        Assert.Equal("""{"deleted":1,"errors":0}""", await old.PurgeAsync());
        Assert.Equal("Your name is Alice.", (string?)(await old.QueryAsync("What is my name?", "alice", session))["response"]);
        Assert.Equal("""{"total_conversations":1,"total_messages":4,"total_bytes":75}""", await old.StatsAsync("alice"));
        Assert.Equal("2", _database.Query(Unmeasured));
    }

    [Fact]
    public async Task AfterTheRollBackTheNewerProgramStartsAgainAndCountsWhatTheOldOneHasWritten()
    {
        await using (var server = await TestServer.StartAsync(_database))
        {
            await server.Client.QueryAsync("Hello");
        }

        using (var oldServer = new ServerProcess("Conversations.SchemaOne", _database))
        {
            using var old = await oldServer.ConnectAsync();
            await old.QueryAsync("Grüße");
        }

        await using var again = await TestServer.StartAsync(_database);

        Assert.Equal((HttpStatusCode.OK, "Healthy"), await again.Client.StatusAsync());
        Assert.Equal("2", _database.Query(Unmeasured));
        Assert.Equal("""{"total_conversations":2,"total_messages":4,"total_bytes":38}""", await again.Client.StatsAsync());
        Assert.Equal("2", _database.Query("SELECT count(*) FROM migration_history"));
    }

    [Fact]
    public async Task WhereSomethingWasTakenAwayTheOldProgramRefusesAndOnlyAPersonsWordStartsIt()
    {
        await using (await TestServer.StartAsync(_database))
        {
            _database.Execute("UPDATE migration_history SET impact = 'breaking' WHERE ordinal = 2");
        }

        using var refused = new ServerProcess("Conversations.SchemaOne", _database);
        Assert.Equal(1, await refused.WaitForEndAsync());
        Assert.Contains("'0002_message_size' dropped, renamed or tightened what this one may rely on", refused.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Now listening", refused.Output, StringComparison.Ordinal);

        using var oldServer = new ServerProcess("Conversations.SchemaOne", _database, "--MigrationKit:Mode=Off");
        using var old = await oldServer.ConnectAsync();
        Assert.Equal((HttpStatusCode.OK, "Degraded"), await old.StatusAsync());
    }

    public void Dispose() => _database.Dispose();
}
