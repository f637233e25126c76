using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MigrationKit.Hosting.Tests;

/// <summary>A newer version of the program has only added to the database: the older one starts, in every mode, and is healthy.</summary>
public sealed class NewerDatabaseTests : IDisposable
{
    private readonly TempDatabase _database = new();

    [Theory]
    [InlineData("Mode=Migrate", "1001 UpToDate")]
    [InlineData("Mode=ValidateOnly", "1009 Validated")]
    [InlineData("Mode=WaitForMigration", "1009 Validated")]
    public async Task TheOlderProgramStartsAndSaysSo(string mode, string last)
    {
        await TestHost.MigrateAsync(Sets.TwoThatOnlyAdds, _database);
        using var host = TestHost.Of(Sets.One, _database, mode);

        await host.RunAsync();

        Assert.Equal(["1012 NewerDatabase", last], host.Log.Events);
        var entry = await host.CheckAsync();
        Assert.Equal((HealthStatus.Healthy, 1), (entry.Status, entry.Data["Migrations.unknown"]));
        Assert.Equal("Migrations: at '0002_add_email', nothing pending; migrations of a newer version of the program, which have only added: 1.", entry.Description);
    }

    public void Dispose() => _database.Dispose();
}
