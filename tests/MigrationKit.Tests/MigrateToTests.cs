using MigrationKit.Tests.Fakes;

namespace MigrationKit.Tests;

public sealed class MigrateToTests
{
    private static readonly MigrationSet Set = Histories.Set("0001_a", "0002_b", "0003_c", "R__r").Build();

    private readonly FakeDatabase _database = new();

    private sealed class M0002B : IMigration
    {
        public static string Id => "0002_b";

        public static MigrationSet Set => MigrateToTests.Set;
    }

    private sealed class FromAnotherSet : IMigration
    {
        public static string Id => "0002_b";

        public static MigrationSet Set { get; } = Histories.Set("0002_b").Build();
    }

    [Fact]
    public async Task LaterOnesAndRepeatablesStayPending()
    {
        await new Migrator(_database, Set).MigrateToAsync<M0002B>();

        Assert.Equal(["up 0001_a", "up 0002_b"], _database.Effects);
    }

    [Fact]
    public async Task ATargetBehindIsNothingToDo()
    {
        await new Migrator(_database, Set).MigrateAsync();

        Assert.True((await new Migrator(_database, Set).MigrateToAsync("0001_a")).UpToDate);
        Assert.Equal(4, _database.Rows.Count);
    }

    [Fact]
    public async Task ARepeatableAsTargetTakesAllBeforeIt()
    {
        await new Migrator(_database, Set).MigrateToAsync("R__r");

        Assert.Equal(4, _database.Rows.Count);
    }

    [Fact]
    public async Task AnIdThatTheSetDoesNotHaveIsRefused()
    {
        var error = await Assert.ThrowsAsync<MigrationException>(() => new Migrator(_database, Set).MigrateToAsync("0002_B"));

        Assert.Equal((MigrationErrorKind.UnknownMigration, "0002_B"), (error.Kind, error.MigrationId));
        Assert.Empty(_database.Sessions);
    }

    [Fact]
    public async Task TypesWorkInEveryDirection()
    {
        var migrator = new Migrator(_database, Set);
        await migrator.BaselineAsync<M0002B>();
        await migrator.MigrateAsync();
        await migrator.RollbackToAsync<M0002B>();

        // Histories.Set gives the repeatable a down script too.
        Assert.Equal(["0001_a", "0002_b"], _database.Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task ATypeOfAnotherSetIsAMistakeInTheCall() =>
        await Assert.ThrowsAsync<ArgumentException>(() => new Migrator(_database, Set).MigrateToAsync<FromAnotherSet>());
}
