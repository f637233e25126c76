namespace Conversations.Tests;

public sealed class SettingsTests : IDisposable
{
    private readonly TempDatabase _database = new();

    [Theory]
    [InlineData("Conversations:RetentionDays=0", "it has to be from 1, or conversations would be purged while they go on")]
    [InlineData("Conversations:RetentionDays=99999999", "to 36500")]
    [InlineData("Conversations:RetentionDays=a month", "'a month' at 'Conversations:RetentionDays'")]
    [InlineData("Conversations:Storage=yes", "'yes' at 'Conversations:Storage'")]
    [InlineData("Conversations:PurgeTime=25:00", "'25:00' at 'Conversations:PurgeTime'")]
    [InlineData("Conversations:Retention=30", "'Retention'")]
    public async Task AWrongSettingIsNamedAtTheStart(string setting, string problem)
    {
        var e = await Assert.ThrowsAsync<SettingsException>(() => TestServer.StartAsync(_database, setting));

        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_database.File));
    }

    [Fact]
    public async Task AWrongSettingEndsTheProgramWithOneLine()
    {
        using var server = new ServerProcess("Conversations", _database, "--Conversations:RetentionDays=0");

        Assert.Equal(1, await server.WaitForEndAsync());

        Assert.StartsWith("'Conversations:RetentionDays' is 0;", Assert.Single(server.Output.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherTimeOfRetentionHolds()
    {
        await using var server = await TestServer.StartAsync(_database, "Conversations:RetentionDays=7");
        await server.Client.QueryAsync("Hello");
        server.Time.Leap(TimeSpan.FromDays(8));

        Assert.Equal("""{"deleted":1,"errors":0}""", await server.Client.PurgeAsync());
    }

    [Fact]
    public async Task AnotherTimeOfDayHolds()
    {
        await using var server = await TestServer.StartAsync(_database, "Conversations:PurgeTime=01:40");

        Assert.Equal(TimeSpan.FromMinutes(10), await server.Time.NextWaitAsync());
        Assert.Contains("[Cron] The next purge is at 2031-02-03 01:40:00 UTC", server.Log);
    }

    [Fact]
    public async Task AnEnvironmentVariableSwitchesStorageOff()
    {
        using var server = new ServerProcess("Conversations", _database, environment: ("Conversations__Storage", "false"));
        using var client = await server.ConnectAsync();

        Assert.Equal("""{"success":true,"response":"Hi there!"}""", (await client.QueryAsync("Hello")).ToJsonString());
    }

    public void Dispose() => _database.Dispose();
}
