namespace MigrationKit.Hosting.Tests;

public sealed class OffTests : IDisposable
{
    private readonly TempDatabase _database = new();

    [Fact]
    public async Task AProgramThatWasRolledBackStartsOnANewerDatabaseAndItsHealthSaysSo()
    {
        await TestHost.MigrateAsync(Sets.Two, _database);
        using (var refused = TestHost.Of(Sets.One, _database))
        {
            Assert.Equal(MigrationErrorKind.DatabaseIsNewer, (await refused.FailAsync()).Error?.Kind);
        }

        using var host = TestHost.Of(Sets.One, _database, "Mode=Off");
        await host.RunAsync();

        Assert.Equal(["1011 NotLookedAt"], host.Log.Events);
        Assert.Equal(1, (await host.CheckAsync()).Data["Migrations.unknown"]);
    }

    public void Dispose() => _database.Dispose();
}
