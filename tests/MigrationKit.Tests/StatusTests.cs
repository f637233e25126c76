using MigrationKit.Specification.Building;
using MigrationKit.Tests.Fakes;

namespace MigrationKit.Tests;

public sealed class StatusTests
{
    [Fact]
    public async Task EveryStateIsToldApart()
    {
        var database = await Histories.AfterAsync(new()
        {
            { "0001_same", "SELECT 1;" }, { "0002_look", "SELECT 2;" }, { "0003_sql", "SELECT 3;" }, { "0004_gone", "SELECT 4;" }, { "R__r", "SELECT 5;" },
        });
        database.Rows.Add(database.Rows[0] with
        {
            Ordinal = 6, Id = "0005_half", Kind = HistoryKind.Started, Progress = 1, Checksum = MigrationSource.Sha256("SELECT 6;"), Chain = ChainHead.Empty,
        });
        var set = new MigrationSetBuilder
        {
            { "0001_same", "SELECT 1;" }, { "0002_look", "SELECT  2;" }, { "0003_sql", "SELECT 33;" }, { "0005_half", "SELECT 6;" },
            { "0006_new", "SELECT 7;" }, { "R__r", "SELECT 55;" },
        };
        var status = await new Migrator(database, set.Build()).StatusAsync();

        Assert.Equal(
            [
                ("0001_same", MigrationState.Applied), ("0002_look", MigrationState.LookChanged), ("0003_sql", MigrationState.Changed),
                ("0005_half", MigrationState.Interrupted), ("0006_new", MigrationState.Pending), ("R__r", MigrationState.Pending),
                ("0004_gone", MigrationState.Unknown),
            ],
            status.Migrations.Select(entry => (entry.Id, entry.State)));
        Assert.Null(status.Migrations[^1].Migration);
        Assert.Equal(4, status.Migrations[^1].Row!.Ordinal);
        Assert.Null(status.Migrations[4].Row);
        Assert.Equal(("Migrations", "fake database 'memory'"), (status.Set, status.Database));
        Assert.Empty(database.Sessions);
    }

    [Fact]
    public async Task APlanShowsTheSqlAndTakesNoLock()
    {
        var database = new FakeDatabase();
        var plan = await new Migrator(database, new MigrationSetBuilder { { "0001_a", "SELECT 'ünï';" }, { "0002_b", "SELECT 2;" } }.Build()).PlanAsync("0001_a");

        Assert.Equal("SELECT 'ünï';", Assert.Single(plan.Steps).GetSql());
        Assert.Equal(("Migrations", null), (plan.Set, plan.FromChainHead));
        Assert.False(plan.IsEmpty);
        Assert.Empty(database.Sessions);
    }

    [Fact]
    public async Task APlanOfARunThatWouldBeRefusedIsRefused()
    {
        var database = await Histories.AfterAsync(Histories.Set("0001_a", "0002_b"));

        Assert.Equal(MigrationErrorKind.DatabaseIsNewer, (await Assert.ThrowsAsync<MigrationException>(
            () => new Migrator(database, Histories.Set("0001_a").Build()).PlanAsync())).Kind);
    }
}
