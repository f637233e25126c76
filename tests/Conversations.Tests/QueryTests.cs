using System.Net;

namespace Conversations.Tests;

public sealed class QueryTests : IDisposable
{
    private readonly TempDatabase _database = new();

    [Fact]
    public async Task AQueryOfAnOldClientIsAnsweredAsBeforeAndGetsASession()
    {
        await using var server = await TestServer.StartAsync(_database);

        var answer = await server.Client.QueryAsync("Hello");

        Assert.Equal(["success", "response", "session_id"], answer.Select(property => property.Key));
        Assert.Equal((true, "Hi there!"), ((bool)answer["success"]!, (string?)answer["response"]));
        Assert.Matches("^session_[0-9]{13}_[a-z0-9]{12}$", (string?)answer["session_id"]);
    }

    [Fact]
    public async Task TheAnswerIsTheSameWithStorageAndWithout()
    {
        using var other = new TempDatabase();
        await using var with = await TestServer.StartAsync(_database);
        await using var without = await TestServer.StartAsync(other, "Conversations:Storage=false");

        var stored = await with.Client.QueryAsync("What is 2+2?", "test");
        stored.Remove("session_id");

        Assert.Equal((await without.Client.QueryAsync("What is 2+2?", "test")).ToJsonString(), stored.ToJsonString());
    }

    [Fact]
    public async Task ASecondMessageRemembersTheFirst()
    {
        await using var server = await TestServer.StartAsync(_database);
        var first = await server.Client.QueryAsync("My name is Alice", "test");
        var session = (string?)first["session_id"];

        var second = await server.Client.QueryAsync("What is my name?", "test", session);

        Assert.Equal(("Your name is Alice.", session), ((string?)second["response"], (string?)second["session_id"]));
    }

    [Fact]
    public async Task AnotherSessionRemembersNothing()
    {
        await using var server = await TestServer.StartAsync(_database);
        await server.Client.QueryAsync("My name is Alice", "test");

        Assert.Equal("You have not told me your name.", (string?)(await server.Client.QueryAsync("What is my name?", "test"))["response"]);
    }

    [Fact]
    public async Task AnAccountCannotReadTheSessionOfAnother()
    {
        await using var server = await TestServer.StartAsync(_database);
        var session = (string?)(await server.Client.QueryAsync("My name is Alice", "alice"))["session_id"];

        var answer = await server.Client.QueryAsync("What is my name?", "mallory", session);

        Assert.Equal("You have not told me your name.", (string?)answer["response"]);
    }

    [Theory]
    [InlineData("""{}""", "'query' is missing.")]
    [InlineData("""{"query": " "}""", "'query' is missing.")]
    [InlineData("""null""", "The body has to be a JSON object")]
    [InlineData("""{"query": """, "The body has to be a JSON object")]
    [InlineData("""query=Hello""", "The body has to be a JSON object")]
    [InlineData("", "The body has to be a JSON object")]
    public async Task AQueryThatAsksNothingIsABadRequestAndIsNotKept(string body, string error)
    {
        await using var server = await TestServer.StartAsync(_database);

        var (code, answer) = await server.Client.PostAsync("/query", body);

        Assert.Equal(HttpStatusCode.BadRequest, code);
        Assert.StartsWith("{\"success\":false,\"error\":\"" + error, answer, StringComparison.Ordinal);
        Assert.Equal("0", _database.Query("SELECT count(*) FROM conversations"));
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    public async Task TheContentTypeIsNotAskedForBecauseCurlCallsAllItSendsAForm(string contentType)
    {
        await using var server = await TestServer.StartAsync(_database);

        var (code, answer) = await server.Client.PostAsync("/query", """{"query": "Hello"}""", contentType);

        Assert.Equal(HttpStatusCode.OK, code);
        Assert.StartsWith("""{"success":true,"response":"Hi there!","session_id":"session_""", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAnAccountItIsTheDefaultOne()
    {
        await using var server = await TestServer.StartAsync(_database);
        await server.Client.QueryAsync("Hello");
        await server.Client.QueryAsync("Hello", account: "");
        await server.Client.QueryAsync("Hello", session: "");
        server.Time.Leap(TimeSpan.FromDays(31));

        Assert.Equal((HttpStatusCode.OK, """{"deleted":3,"errors":0}"""), await server.Client.PostAsync("/purge", ""));
    }

    [Fact]
    public async Task AStorageErrorIsLoggedAndTheQueryIsAnsweredAllTheSame()
    {
        await using var server = await TestServer.StartAsync(_database);
        _database.Execute("CREATE TRIGGER full BEFORE INSERT ON messages BEGIN SELECT RAISE(ABORT, 'no room'); END");

        var answer = await server.Client.QueryAsync("Hello");

        Assert.Equal("""{"success":true,"response":"Hi there!"}""", answer.ToJsonString());
        Assert.Contains(server.Log, line => line.StartsWith("Storage Error: ", StringComparison.Ordinal) && line.Contains("no room", StringComparison.Ordinal));
        Assert.Equal("0", _database.Query("SELECT count(*) FROM conversations"));
    }

    public void Dispose() => _database.Dispose();
}
