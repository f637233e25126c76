namespace MigrationKit.Tool.Tests.Replaying;

/// <summary>`replay @FILE` as a build calls it.</summary>
public sealed class ReplayProgramTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task TheEngineItsPathAndWhatWasRunAreTold()
    {
        var run = await ReplayAsync("CREATE TABLE a (x);", $"engine {Engine}");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            $"MigrationKit: replayed Migrations on SQLite 3.35.5 ({Engine}): 1 migration run, 0 from the cache.\n"
            + $"MigrationKit: wrote {Path.Combine("Migrations", "schema.snapshot")}. Commit it with the migrations.\n",
            run.Out);
    }

    [Fact]
    public async Task AProblemIsALineThatBuildsUnderstand()
    {
        var run = await ReplayAsync("CREATE TABLE a (x);\nDROP TABLE b;", $"engine {Engine}");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Migrations/0001_a.sql(2,12,2,13): error MK4001: ", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CREATE TABLE a (x);", true)]
    [InlineData("DROP TABLE a;", false)]
    [InlineData("CREATE TABLE a (x);\n-- migration:down\nDROP TABLE b;", false)]
    [InlineData("SELECT 'x", false)]
    public async Task TheStampIsWrittenOnlyWhereNothingWasFound(string sql, bool isWritten)
    {
        await ReplayAsync(sql, $"engine {Engine}", "stamp out/stamp");

        Assert.Equal(isWritten, File.Exists(_folder["out/stamp"]));
    }

    [Fact]
    public async Task TheStatementThatRunsIsNotedForWhoeverFindsTheProcessDead()
    {
        await ReplayAsync("SELECT 1;\n\n  SELECT 2;", $"engine {Engine}", $"mark {_folder["mark"]}");

        Assert.Equal("0001_a.sql(3,3)", _folder.Read("mark").Trim());
    }

    [Fact]
    public async Task WhatCannotBeReadIsNotRun()
    {
        var run = await ReplayAsync("SELECT 'x", $"engine {Engine}");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error MK2003", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("replayed", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BesideAnEditOfWhatHasShippedWhatIsNewIsRunAndNothingIsKept()
    {
        _folder.With("Migrations/0002_b.sql", "CREATE TABLE b (x);");
        await ReplayAsync("CREATE TABLE a (x);", $"engine {Engine}", "stamp out/stamp", "cache out/cache.db");
        (await ToolProcess.RunAsync(_folder.Path, "lock")).Expect(0);
        await ReplayAsync("CREATE TABLE a (x);", $"engine {Engine}", "stamp out/stamp", "cache out/cache.db");
        File.Delete(_folder["out/stamp"]);
        var kept = Kept();
        _folder.With("Migrations/0003_c.sql", "CREATE TABLE c (x);\nSELECT nope FROM c;");

        var run = await ReplayAsync("CREATE TABLE a (y);", $"engine {Engine}", "stamp out/stamp", "cache out/cache.db");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Migrations/0001_a.sql(1,1,1,20): error MK3101: ", run.Out, StringComparison.Ordinal);
        Assert.Contains("Migrations/0003_c.sql(2,8,2,12): error MK4001: ", run.Out, StringComparison.Ordinal);
        Assert.Contains("(This was seen behind '0001_a.sql' as it is edited; restored, it may be otherwise.)", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("0002_b.sql", run.Out, StringComparison.Ordinal);
        Assert.Equal(kept, Kept());

        Assert.False(File.Exists(_folder["out/stamp"]));

        List<string> Kept() => [.. new[] { "Migrations/migrations.lock", "Migrations/schema.snapshot", "out/cache.db", "out/cache.db.key" }
            .Select(file => Convert.ToHexString(File.ReadAllBytes(_folder[file])))];
    }

    [Fact]
    public async Task AFileThatCannotBeReadIsNobodysFaultAndNamed()
    {
        File.CreateSymbolicLink(_folder.With("Migrations/0001_a.sql", "")["Migrations/0002_b.sql"], _folder["Migrations/0003_c.sql"]);
        var gone = await ReplayAsync("SELECT 1;", $"engine {Engine}");
        File.CreateSymbolicLink(_folder["Migrations/0003_c.sql"], _folder["Migrations/0002_b.sql"]);
        var round = await ReplayAsync("SELECT 1;", $"engine {Engine}");

        Assert.StartsWith("migrationkit : error : '0002_b.sql' is listed in ", gone.Out, StringComparison.Ordinal);
        Assert.StartsWith("migrationkit : error : Not all of ", round.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("MK9001", gone.Out + round.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASnapshotThatAnotherProgramHoldsIsNobodysFaultAndNamed()
    {
        _folder.With("Migrations/schema.snapshot", "");
        using var held = new FileStream(_folder["Migrations/schema.snapshot"], FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var run = await ReplayAsync("SELECT 1;", $"engine {Engine}");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("migrationkit : error : 'schema.snapshot' in 'Migrations' cannot be read: ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EndlessSqlIsEnded()
    {
        var run = await ReplayAsync(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;", $"engine {Engine}", "timeout 0.2");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Migrations/0001_a.sql(1,1,1,88): error MK4012", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAnEngineOfTheProjectTheMachinesOwnOrAWarningTakesItsPlace()
    {
        var run = await ReplayAsync("CREATE TABLE a (x);", "engine /nowhere/libe_sqlite3.so");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("/nowhere/libe_sqlite3.so", run.Out, StringComparison.Ordinal);
        Assert.True(run.Out.Contains("the machine's own replays", StringComparison.Ordinal) != run.Out.Contains("warning MK4011", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("speed 5", "speed")]
    [InlineData("timeout soon", "MigrationKitReplayTimeout 'soon'")]
    public async Task AWrongCallIsRefused(string line, string named)
    {
        var run = await ReplayAsync("SELECT 1;", line);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(named, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheEnginesVersionIsTheMinimumWhereTheProjectNamesNone()
    {
        const string Sql = "CREATE TABLE t (a);\nCREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT concat(new.a, 'x'); END;";

        var unset = await ReplayAsync(Sql, $"engine {Engine}");
        var set = await ReplayAsync(Sql, $"engine {Engine}", "minimum-sqlite 3.44.0");

        Assert.Contains("0001_a.sql(2,49,2,55): warning MK5016: 'concat()' needs SQLite 3.44.0", unset.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("MK5016", set.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatAStepKeepsFromBeingAskedIsSaid()
    {
        var run = await ReplayAsync("-- migration:ensure SELECT 0\n-- migration:step Fill\nSELECT 1;", $"engine {Engine}");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("MigrationKit: what 0001_a requires and ensures was not asked: C# steps run before it", run.Out, StringComparison.Ordinal);
    }

    // What a container of 43 MB leaves for the heap, and segments as small as those of a 32-bit process, in hexadecimal.
    [Theory]
    [InlineData("DOTNET_GCHeapHardLimit", "2000000")]
    [InlineData("DOTNET_GCSegmentSize", "1000000")]
    public async Task LittleMemoryIsEnough(string setting, string bytes)
    {
        _folder.With("Migrations/0001_a.sql", "CREATE TABLE a (x);").With("call.rsp", $"folder Migrations\nengine {Engine}\n");
        var settings = new Dictionary<string, string> { [setting] = bytes };
        if (setting == "DOTNET_GCSegmentSize")
        {
            // The collector that has segments comes with the runtime.
            settings["DOTNET_GCName"] = OperatingSystem.IsWindows() ? "clrgc.dll" : OperatingSystem.IsMacOS() ? "libclrgc.dylib" : "libclrgc.so";
        }

        var run = (await ToolProcess.RunUnderAsync(settings, _folder.Path, "replay", "@call.rsp")).Expect(0);

        Assert.Contains("1 migration run", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAFileItSaysWhatPeopleCall()
    {
        var run = await ToolProcess.RunAsync(_folder.Path, "replay");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("migrationkit check", run.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Engine => BrokenEngine.Bundled;

    private Task<ToolRun> ReplayAsync(string sql, params string[] lines)
    {
        _folder.With("Migrations/0001_a.sql", sql).With("call.rsp", string.Join('\n', lines.Prepend("folder Migrations")) + "\n");
        return ToolProcess.RunAsync(_folder.Path, "replay", "@call.rsp");
    }
}
