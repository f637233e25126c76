namespace Conversations.Tests;

public sealed class PurgeTests : IDisposable
{
    private const string Nothing = """{"total_conversations":0,"total_messages":0,"total_bytes":0}""";

    private readonly TempDatabase _database = new();

    [Fact]
    public async Task APurgeSaysHowManyItDeletedAndTakesTheMessagesToo()
    {
        await using var server = await TestServer.StartAsync(_database);
        await server.Client.QueryAsync("Hello", "test");
        await server.Client.QueryAsync("Hello", "test");
        server.Time.Leap(TimeSpan.FromDays(31));

        Assert.Equal("""{"deleted":2,"errors":0}""", await server.Client.PurgeAsync("test"));
        Assert.Equal(Nothing, await server.Client.StatsAsync("test"));
        Assert.Equal("0", _database.Query("SELECT count(*) FROM messages"));
        Assert.Contains("[Purge] Deleted 2 conversations", server.Log);
    }

    [Fact]
    public async Task ThirtyDaysAreTheBoundaryAndTheLastUseCounts()
    {
        await using var server = await TestServer.StartAsync(_database);
        var session = (string?)(await server.Client.QueryAsync("Hello", "test"))["session_id"];
        server.Time.Leap(TimeSpan.FromDays(29));
        await server.Client.QueryAsync("Hello", "test", session);
        server.Time.Leap(TimeSpan.FromDays(30));

        Assert.Equal("""{"deleted":0,"errors":0}""", await server.Client.PurgeAsync("test"));

        server.Time.Leap(TimeSpan.FromMilliseconds(1));
        Assert.Equal("""{"deleted":1,"errors":0}""", await server.Client.PurgeAsync("test"));
    }

    [Fact]
    public async Task APurgeByHandLeavesOtherAccountsAlone()
    {
        await using var server = await TestServer.StartAsync(_database);
        await server.Client.QueryAsync("Hello", "test");
        await server.Client.QueryAsync("Hello", "other");
        server.Time.Leap(TimeSpan.FromDays(31));

        Assert.Equal("""{"deleted":1,"errors":0}""", await server.Client.PurgeAsync("test"));
        Assert.Equal("other", _database.Query("SELECT group_concat(account_id) FROM conversations"));
    }

    [Fact]
    public async Task APurgeThatFailsSaysSo()
    {
        await using var server = await TestServer.StartAsync(_database);
        await server.Client.QueryAsync("Hello", "test");
        server.Time.Leap(TimeSpan.FromDays(31));
        _database.Execute("CREATE TRIGGER keep BEFORE DELETE ON conversations BEGIN SELECT RAISE(ABORT, 'kept'); END");

        Assert.Equal("""{"deleted":0,"errors":1}""", await server.Client.PurgeAsync("test"));
    }

    [Fact]
    public async Task EveryNightAllAccountsArePurged()
    {
        await using var server = await TestServer.StartAsync(_database);
        Assert.Equal(TimeSpan.FromMinutes(30), await server.Time.NextWaitAsync());
        await server.Client.QueryAsync("Hello", "test");
        await server.Client.QueryAsync("Hello", "other");

        // The first two o'clock that finds them old enough; the next wait begins when it is done.
        server.Time.Advance(TimeSpan.FromDays(31));
        await server.Time.NextWaitAsync();

        Assert.Equal("0", _database.Query("SELECT count(*) FROM conversations"));
        Assert.Contains("[Cron] Starting scheduled purge job", server.Log);
        Assert.Contains("[Purge] Deleted 2 conversations", server.Log);
    }

    [Fact]
    public async Task WhatWasKeptBeforeStorageWasSwitchedOffIsPurgedAllTheSame()
    {
        await using (var server = await TestServer.StartAsync(_database))
        {
            await server.Client.QueryAsync("Hello");
        }

        await using var off = await TestServer.StartAsync(_database, "Conversations:Storage=false");
        off.Time.Leap(TimeSpan.FromDays(31));

        Assert.Equal("""{"deleted":1,"errors":0}""", await off.Client.PurgeAsync());
    }

    public void Dispose() => _database.Dispose();
}
