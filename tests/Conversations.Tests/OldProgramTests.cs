using System.Net;

namespace Conversations.Tests;

/// <summary>The second migration is backward compatible: the program from before it, built as it was, works on the database after it.</summary>
public sealed class OldProgramTests : IDisposable
{
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

        using var health = await old.HealthAsync();
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task AProgramThatWasRolledBackStoresAndPurgesOnTheNewerDatabase()
    {
        await using (var server = await TestServer.StartAsync(_database))
        {
            await server.Client.QueryAsync("Hello");
        }

        // The clock of the test is years ahead of the old program's, which has the real one.
        _database.Execute("UPDATE conversations SET last_accessed_at = 0");
        using var oldServer = new ServerProcess("Conversations.SchemaOne", _database, "--MigrationKit:Mode=Off");
        using var old = await oldServer.ConnectAsync();

        Assert.Equal("""{"deleted":1,"errors":0}""", await old.PurgeAsync());
        await old.QueryAsync("Hello");
        Assert.Equal("""{"total_conversations":1,"total_messages":2,"total_bytes":14}""", await old.StatsAsync());
        Assert.Equal("14", _database.Query("SELECT sum(size) FROM conversations"));
    }

    public void Dispose() => _database.Dispose();
}
