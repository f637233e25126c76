namespace Conversations.Tests;

public sealed class StorageTests : IDisposable
{
    private readonly TempDatabase _database = new();

    [Fact]
    public async Task TheStatisticsCountWhatAnAccountHas()
    {
        await using var server = await TestServer.StartAsync(_database);
        await server.Client.QueryAsync("Hello", "test");
        await server.Client.QueryAsync("Grüße", "test");
        await server.Client.QueryAsync("Hello", "other");

        // 'Hello' + 'Hi there!' + 'Grüße' + 'You said: Grüße', in bytes of UTF-8.
        Assert.Equal("""{"total_conversations":2,"total_messages":4,"total_bytes":38}""", await server.Client.StatsAsync("test"));
    }

    [Fact]
    public async Task TheStatisticsReadNoTextButOfMessagesWithoutASize()
    {
        await using var server = await TestServer.StartAsync(_database);

        var plan = _database.Query("EXPLAIN QUERY PLAN " + Storage.StorageStatistics.Sql);

        // The covering index for count and sum; the table only for rows that the index finds without a size.
        Assert.Contains("USING COVERING INDEX ix_messages_size (account_id=?)", plan, StringComparison.Ordinal);
        Assert.Contains("USING INDEX ix_messages_size (account_id=? AND size=?)", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSecondMigrationMeasuresWhatIsThere()
    {
        using (var oldServer = new ServerProcess("Conversations.SchemaOne", _database))
        {
            using var old = await oldServer.ConnectAsync();
            await old.QueryAsync("Grüße");
        }

        await using var server = await TestServer.StartAsync(_database);

        Assert.Equal("7 17", _database.Query("SELECT size FROM messages ORDER BY id"));
        Assert.Equal("""{"total_conversations":1,"total_messages":2,"total_bytes":24}""", await server.Client.StatsAsync());
    }

    [Fact]
    public async Task WithStorageOffNothingIsKept()
    {
        await using var server = await TestServer.StartAsync(_database, "Conversations:Storage=false");

        var answer = await server.Client.QueryAsync("Hello");

        Assert.Equal("""{"success":true,"response":"Hi there!"}""", answer.ToJsonString());
        Assert.Equal("0", _database.Query("SELECT (SELECT count(*) FROM conversations) + (SELECT count(*) FROM messages)"));
    }

    [Fact]
    public async Task StorageCanBeOnForSomeAccountsFirst()
    {
        await using var server = await TestServer.StartAsync(_database, "Conversations:Accounts:0=test-user", "Conversations:Accounts:1=beta-user");

        Assert.True((await server.Client.QueryAsync("Hello", "beta-user")).ContainsKey("session_id"));
        Assert.False((await server.Client.QueryAsync("Hello", "somebody")).ContainsKey("session_id"));

        Assert.Equal("beta-user", _database.Query("SELECT group_concat(account_id) FROM conversations"));
    }

    public void Dispose() => _database.Dispose();
}
