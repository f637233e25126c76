namespace MigrationKit.Hosting.Tests;

public sealed class ValidateOnlyTests : IDisposable
{
    private const string Mode = "Mode=ValidateOnly";

    private readonly TempDatabase _database = new();

    [Fact]
    public async Task ADatabaseThatHasEverythingIsAccepted()
    {
        await TestHost.MigrateAsync(Sets.Two, _database);
        using var host = TestHost.Of(Sets.Two, _database, Mode);

        await host.RunAsync();

        Assert.Equal(["1009 Validated"], host.Log.Events);
    }

    [Fact]
    public async Task APendingMigrationKeepsTheHostFromStartingAndIsNotApplied()
    {
        await TestHost.MigrateAsync(Sets.One, _database);
        using var host = TestHost.Of(Sets.Two, _database, Mode);

        var error = await host.FailAsync();

        Assert.Equal(["0002_add_email"], error.Pending);
        Assert.StartsWith("Migration '0002_add_email' of set 'Migrations' is pending on SQLite database", error.Message, StringComparison.Ordinal);
        Assert.Equal("1", _database.Query("SELECT count(*) FROM migration_history"));
    }

    [Fact]
    public async Task ADatabaseThatIsNotThereIsNotCreated()
    {
        using var host = TestHost.Of(Sets.Two, _database, Mode);

        var error = await host.FailAsync();

        Assert.Equal(["0001_initial", "0002_add_email"], error.Pending);
        Assert.False(File.Exists(_database.File));
    }

    [Fact]
    public async Task AnEditedMigrationIsRefusedAsInARun()
    {
        await TestHost.MigrateAsync(Sets.One, _database);
        using var host = TestHost.Of(Sets.OneEdited, _database, Mode);

        Assert.Equal(MigrationErrorKind.ChecksumMismatch, (await host.FailAsync()).Error?.Kind);
    }

    public void Dispose() => _database.Dispose();
}
