using MigrationKit.Specification.Building;

namespace MigrationKit.Specification;

/// <summary>C# in the middle of a script: at its place, on its connection, in its transaction.</summary>
public abstract class StepSpecification<TDatabase> : Specification<TDatabase>
    where TDatabase : SpecificationDatabase, new()
{
    private static MigrationSetBuilder SetWith(MigrationStep step) => new()
    {
        Steps = (id, name) => (id, name) == ("0001_a", "Fill") ? step : null,
    };

    private static MigrationSetBuilder Filled(MigrationStep step, string behind = "INSERT INTO a SELECT x + 1 FROM a;")
    {
        var set = SetWith(step);
        set.Add("0001_a", $"CREATE TABLE a(x INTEGER);\n-- migration:step Fill\n{behind}\n");
        return set;
    }

    [Fact]
    public async Task AStepRunsBetweenTheStatementsAroundIt()
    {
        string? seen = null;
        await MigrateAsync(Filled(async (context, token) =>
        {
            seen = context.Migration.Id;
            await using var command = context.Connection.CreateCommand();
            command.CommandText = "INSERT INTO a VALUES (41)";
            await command.ExecuteNonQueryAsync(token);
        }));

        Assert.Equal("0001_a", seen);
        Assert.Equal("83", await Database.QueryAsync("SELECT sum(x) FROM a"));
    }

    [Fact]
    public async Task ProgressCountsAStepLikeAStatement()
    {
        var told = new List<(MigrationPhase, int, int)>();

        await WithMigratorAsync(
            Filled((_, _) => default),
            new MigrationOptions { Progress = new Callback(value => told.Add((value.Phase, value.Statement, value.Statements))) },
            migrator => migrator.MigrateAsync());

        Assert.Equal(
            [
                (MigrationPhase.Running, 0, 3), (MigrationPhase.Running, 1, 3), (MigrationPhase.Running, 2, 3), (MigrationPhase.Running, 3, 3),
                (MigrationPhase.Done, 3, 3),
            ],
            told.Where(value => value.Item1 is MigrationPhase.Running or MigrationPhase.Done));
    }

    [Fact]
    public async Task AStepsWorkIsRolledBackWithItsMigration()
    {
        await FailToMigrateAsync(Filled(
            async (context, token) =>
            {
                await using var command = context.Connection.CreateCommand();
                command.CommandText = "CREATE TABLE b(x INTEGER)";
                await command.ExecuteNonQueryAsync(token);
            },
            "INSERT INTO missing VALUES (1);"));

        Assert.False(await Database.HasTableAsync("b"));
    }

    [Fact]
    public async Task AStepThatThrowsRollsBackAndIsNamed()
    {
        var error = await FailToMigrateAsync(Filled((_, _) => throw new InvalidOperationException("no such tenant")));

        Assert.Equal(MigrationErrorKind.StepFailed, error.Kind);
        Assert.Equal(("0001_a.sql", 2, 1), (error.File, error.Line, error.Column));
        Assert.IsType<InvalidOperationException>(error.InnerException);
        Assert.Contains("Fill", error.Message, StringComparison.Ordinal);
        Assert.Contains("no such tenant", error.Message, StringComparison.Ordinal);
        Assert.False(await Database.HasTableAsync("a"));
    }

    [Fact]
    public async Task AMissingStepIsFoundBeforeAnythingRuns()
    {
        var set = new MigrationSetBuilder { { "0001_a", "CREATE TABLE a(x INTEGER);" }, { "0002_b", "-- migration:step Missing\n" } };
        var error = await FailToMigrateAsync(set, new MigrationOptions { TransactionMode = TransactionMode.PerMigration });

        Assert.Equal((MigrationErrorKind.StepFailed, 1), (error.Kind, error.Line));
        Assert.False(await Database.HasTableAsync("a"));
    }
}
