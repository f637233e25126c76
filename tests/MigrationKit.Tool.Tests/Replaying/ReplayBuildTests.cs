namespace MigrationKit.Tool.Tests.Replaying;

/// <summary>The targets of src/MigrationKit.Sqlite/build in real builds.</summary>
public sealed class ReplayBuildTests
{
    [Fact]
    public async Task AScriptThatIsChangedAddedOrDeletedRunsTheReplayAgainAndNothingElseDoes()
    {
        using var project = new ConsumerProject();
        project.With("0001_a.sql", "CREATE TABLE a (x);");
        Assert.True(await project.ReplaysAsync());
        Assert.False(await project.ReplaysAsync());

        project.With("0001_a.sql", "CREATE TABLE a (x, y);");
        Assert.True(await project.ReplaysAsync());

        project.With("0002_b.sql", "CREATE TABLE b (x);");
        Assert.True(await project.ReplaysAsync());

        // With its old time: only the name tells.
        project.Rename("0002_b.sql", "0002_c.sql");
        Assert.True(await project.ReplaysAsync());

        project.Delete("0002_c.sql");
        Assert.True(await project.ReplaysAsync());
        Assert.False(await project.ReplaysAsync());

        project.Delete("schema.snapshot");
        Assert.True(await project.ReplaysAsync());

        project.With("baseline.sql", "CREATE TABLE older (x);");
        Assert.True(await project.ReplaysAsync());
        Assert.False(await project.ReplaysAsync());

        project.With("../Code.cs", "internal sealed class Code;");
        Assert.False(await project.ReplaysAsync());
    }

    [Fact]
    public async Task TheEngineIsTheOneOfTheProjectsPackages()
    {
        using var project = new ConsumerProject();
        var (_, output) = await project.With("0001_a.sql", "CREATE TABLE a (x);").BuildAsync();

        Assert.Matches(@"on SQLite 3\.35\.5 \(.*sqlitepclraw\.lib\.e_sqlite3.2\.0\.6.runtimes.*native.*e_sqlite3", output);
    }

    [Fact]
    public async Task ABrokenScriptFailsEveryBuildAtItsPlaceUntilItIsSwitchedOff()
    {
        using var project = new ConsumerProject();
        project.With("0001_a.sql", "CREATE TABLE a (x);\nDROP TABLE b;");
        for (var i = 0; i < 2; i++)
        {
            var (exitCode, output) = await project.BuildAsync();
            Assert.NotEqual(0, exitCode);
            Assert.Contains("Migrations/0001_a.sql(2,12,2,13): error MK4001: ", output.Replace('\\', '/'), StringComparison.Ordinal);
        }

        Assert.False(await project.ReplaysAsync("-p:MigrationKitReplay=false"));
        Assert.False(await project.ReplaysAsync("-p:DesignTimeBuild=true"));
    }

    [Fact]
    public async Task AnEngineThatDiesIsAnErrorAtTheStatementThatItDiedOf()
    {
        using var folder = new TempFolder();
        using var project = new ConsumerProject();

        // Asked for once a statement fails.
        var engine = folder["libe_sqlite3.broken"];
        BrokenEngine.Write(engine, "sqlite3_errmsg");
        project.With("0001_a.sql", "CREATE TABLE a (x);\n  DROP TABLE b;");
        for (var i = 0; i < 2; i++)
        {
            var (exitCode, output) = await project.BuildAsync("-p:MigrationKitReplayEngine=" + engine);

            Assert.NotEqual(0, exitCode);
            Assert.Matches(@"0001_a\.sql\(2,3\) ?: error : The replay of 'Migrations' died here \(exit code \d+\): SQLite \(.*libe_sqlite3\.broken\) took the process down\..*MigrationKitReplay=false", output);
        }

        Assert.True(await project.With("0001_a.sql", "CREATE TABLE a (x);").ReplaysAsync("-p:MigrationKitReplayEngine=" + engine));
    }

    [Fact]
    public async Task OneThatDiesBeforeAnyStatementIsAnErrorToo()
    {
        using var folder = new TempFolder();
        using var project = new ConsumerProject();
        var engine = folder["libe_sqlite3.broken"];
        BrokenEngine.Write(engine, "sqlite3_open_v2");
        var (exitCode, output) = await project.With("0001_a.sql", "CREATE TABLE a (x);").BuildAsync("-p:MigrationKitReplayEngine=" + engine);

        Assert.NotEqual(0, exitCode);
        Assert.Matches(@"Migrations ?: error : The replay of 'Migrations' died before it ran a statement \(exit code \d+\): SQLite \(.*libe_sqlite3\.broken\) took the process down\.", output);
    }
}
