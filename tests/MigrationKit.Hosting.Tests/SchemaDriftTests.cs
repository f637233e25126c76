using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MigrationKit.Hosting.Tests;

public sealed class SchemaDriftTests : IDisposable
{
    private readonly TempDatabase _database = new();

    [Fact]
    public async Task ASchemaThatTheMigrationsMadeIsHealthyAndWasCompared()
    {
        await TestHost.MigrateAsync(Sets.OneWithSchema, _database);
        using var host = TestHost.Of(Sets.OneWithSchema, _database);

        var entry = await host.CheckAsync();

        Assert.Equal((HealthStatus.Healthy, 0), (entry.Status, entry.Data["Migrations.drift"]));
    }

    [Fact]
    public async Task ASchemaThatWasChangedByHandIsDegradedAndTheChangeIsNamed()
    {
        await TestHost.MigrateAsync(Sets.OneWithSchema, _database);
        _database.Execute("CREATE INDEX by_hand ON users (name)");
        using var host = TestHost.Of(Sets.OneWithSchema, _database);

        var entry = await host.CheckAsync();

        Assert.Equal((HealthStatus.Degraded, 1), (entry.Status, entry.Data["Migrations.drift"]));
        Assert.Equal("Migrations: the schema was changed by hand: index 'by_hand' of 'users' was added: (name).", entry.Description);
    }

    [Theory]
    [InlineData("Mode=ValidateOnly")]
    [InlineData("Mode=WaitForMigration")]
    public async Task AStartThatWritesNothingWarnsOfItAndGoesOn(string mode)
    {
        await TestHost.MigrateAsync(Sets.OneWithSchema, _database);
        _database.Execute("CREATE INDEX by_hand ON users (name)");
        using var host = TestHost.Of(Sets.OneWithSchema, _database, mode);

        await host.RunAsync();

        Assert.Equal(["1013 SchemaDrift", "1009 Validated"], host.Log.Events);
        Assert.Contains(host.Log.Entries, entry => entry.Message.EndsWith("is not what the migrations make (differences: 1). The first: index 'by_hand' of 'users' was added: (name).", StringComparison.Ordinal));
    }

    public void Dispose() => _database.Dispose();
}
