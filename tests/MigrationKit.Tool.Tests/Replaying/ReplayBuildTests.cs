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

        project.Delete("0002_b.sql");
        Assert.True(await project.ReplaysAsync());

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
        using var fake = new TempFolder();
        fake.With("Fake.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
              </PropertyGroup>
            </Project>
            """).With("Program.cs", """
            // Stands in for a replay whose engine takes the process down.
            if (args[0] == "check")
            {
                return;
            }

            var mark = System.Linq.Enumerable.First(System.IO.File.ReadLines(args[1].Substring(1)), line => line.StartsWith("mark "));
            System.IO.File.WriteAllText(mark.Substring(5), "0001_a.sql(2,1)   \n");
            System.Environment.FailFast("died");
            """);
        Assert.Equal(0, await BuildAsync(fake));

        using var project = new ConsumerProject(fake["out/Fake.dll"]);
        var (exitCode, output) = await project.With("0001_a.sql", "SELECT 1;\nSELECT 2;").BuildAsync();

        Assert.NotEqual(0, exitCode);
        Assert.Matches(@"0001_a\.sql\(2,1\) ?: error : The replay of 'Migrations' died here \(exit code .*e_sqlite3.*MigrationKitReplay=false", output);
    }

    private static async Task<int> BuildAsync(TempFolder folder)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            "dotnet", "build Fake.csproj --nologo -v:q -o out -nodeReuse:false -p:UseSharedCompilation=false") { WorkingDirectory = folder.Path, RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
