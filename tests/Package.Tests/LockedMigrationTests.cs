namespace Package.Tests;

/// <summary>What has shipped is guarded by the build, whatever of it is switched off.</summary>
public sealed class LockedMigrationTests(ConsumerFolders folders)
{
    private const string Email = "Migrations/0002_add_email.sql";

    [Fact]
    public async Task AnEditFailsTheBuildAtItsFileAndLineUntilItIsTakenBack()
    {
        var app = folders.BuiltApp();
        var before = File.ReadAllText(app[Email]);

        var build = (await app.Edit(Email, "email TEXT", "email BLOB").BuildAsync()).Fails();

        AssertEditIsReported(build);
        (await app.BuildAsync()).Fails();
        (await app.Write(Email, before).BuildAsync()).Succeeds();
    }

    [Fact]
    public async Task TheBuildFailsWithAnalyzersSwitchedOff()
    {
        var app = folders.BuiltApp();

        var build = (await app.Edit(Email, "email TEXT", "email BLOB").BuildAsync("-p:RunAnalyzers=false")).Fails();

        AssertEditIsReported(build);
    }

    [Fact]
    public async Task TheBuildFailsWithoutTheBuildStep()
    {
        // Switched off by what the documentation names; the generator's own gate stands.
        var app = folders.BuiltApp();

        var build = (await app.Edit(Email, "email TEXT", "email BLOB").BuildAsync("-p:RunAnalyzers=false", "-p:MigrationKitToolPath=none")).Fails();

        AssertEditIsReported(build);
    }

    [Fact]
    public async Task TheBuildFailsWithTheGeneratorRemoved()
    {
        var app = folders.BuiltApp().Write("Directory.Build.targets", """
            <Project>
              <Target Name="NoAnalyzers" AfterTargets="ResolvePackageAssets">
                <ItemGroup>
                  <ResolvedAnalyzers Remove="@(ResolvedAnalyzers)" />
                  <Analyzer Remove="@(Analyzer)" />
                </ItemGroup>
              </Target>
              <Target Name="NoAnalyzersEither" BeforeTargets="CoreCompile">
                <ItemGroup>
                  <Analyzer Remove="@(Analyzer)" />
                </ItemGroup>
              </Target>
            </Project>
            """)
            .Write("Program.cs", "System.Console.WriteLine(\"nothing generated is needed\");\n");
        (await app.BuildAsync()).Succeeds();

        var build = (await app.Edit(Email, "email TEXT", "email BLOB").BuildAsync()).Fails();

        AssertEditIsReported(build);
    }

    [Fact]
    public async Task AnEditThatKeepsLengthAndTimeIsStoppedByTheCompiler()
    {
        // Neither MSBuild nor the replay looks into a file that a listing shows unchanged (decision 34); a compilation reads every script.
        var app = folders.BuiltApp();
        var written = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        Array.ForEach(Directory.GetFiles(app["Migrations"]), file => File.SetLastWriteTimeUtc(file, written));
        (await app.Write("Migrations/0004_new.sql", "CREATE TABLE later (id INTEGER);\n").BuildAsync()).Succeeds();
        app.Edit(Email, "email TEXT", "email BLOB");
        File.SetLastWriteTimeUtc(app[Email], written);

        var build = (await app.Write("Migrations/0004_new.sql", "CREATE TABLE later (id INTEGER, at TEXT);\n").BuildAsync("-v:n")).Fails();

        AssertEditIsReported(build);
        Assert.Contains("1 migration run, 3 from the cache", Assert.Single(build.Lines("MigrationKit: replayed")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LineEndsAreNoEdit()
    {
        var app = folders.BuiltApp();
        app.Write(Email, "\uFEFF" + File.ReadAllText(app[Email]).Replace("\n", "\r\n", StringComparison.Ordinal));

        var build = (await app.BuildAsync()).Succeeds();

        Assert.Empty(build.Lines("MK"));
    }

    [Fact]
    public async Task AnEditedCommentIsAWarning()
    {
        var app = folders.BuiltApp().Edit(Email, "Everyone gets", "Everybody gets");

        var build = (await app.BuildAsync()).Succeeds();

        Assert.Contains("0002_add_email.sql(1,1", Assert.Single(build.Lines("warning MK3102")), StringComparison.Ordinal);
        Assert.Empty(build.Lines("error"));
    }

    [Theory]
    [InlineData("deleted", "MK3103")]
    [InlineData("renamed", "MK3104")]
    [InlineData("inserted", "MK3106")]
    public async Task AChangedHistoryFailsTheBuildWithItsOwnId(string change, string id)
    {
        var app = folders.BuiltApp();
        switch (change)
        {
            case "deleted":
                File.Delete(app[Email]);
                break;
            case "renamed":
                File.Move(app[Email], app["Migrations/0002_add_mail.sql"]);
                break;
            default:
                app.Write("Migrations/0002_add_age.sql", "ALTER TABLE users ADD COLUMN age INTEGER;\n");
                break;
        }

        var build = (await app.BuildAsync()).Fails();

        Assert.NotEmpty(build.Lines($"error {id}"));
    }

    [Fact]
    public async Task AProgramWhoseBuildWasBypassedRefusesToStart()
    {
        var app = folders.BuiltApp();
        (await app.RunAsync()).Succeeds();
        var database = app.DatabaseHash();
        File.Delete(app["Migrations/migrations.lock"]);
        (await app.Edit(Email, "email TEXT", "email BLOB").BuildAsync()).Succeeds();

        var run = (await app.RunAsync()).Fails();

        Assert.Contains("0002_add_email", run.Output, StringComparison.Ordinal);
        Assert.Contains("checksum", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", run.Output, StringComparison.Ordinal);
        Assert.Equal(database, app.DatabaseHash());
    }

    private static void AssertEditIsReported(DotnetRun build)
    {
        var lines = build.Lines("error MK3101");
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Matches(
            @"0002_add_email\.sql\(\d+,\d+[\d,]*\): error MK3101: .*expected checksum [0-9a-f]{64}, found [0-9a-f]{64}", line));
    }
}
