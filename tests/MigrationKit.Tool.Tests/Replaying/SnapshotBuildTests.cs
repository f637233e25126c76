using MigrationKit.Tool.Replaying;

namespace MigrationKit.Tool.Tests.Replaying;

/// <summary>What a build's replay makes of schema.snapshot, on a developer's machine and elsewhere.</summary>
public sealed class SnapshotBuildTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public SnapshotBuildTests() => _folder.With("Migrations/0001_a.sql", "CREATE TABLE t (a INT);\n");

    [Fact]
    public async Task ALocalBuildWritesIt()
    {
        var run = (await ReplayAsync()).Expect(0);
        var again = (await ReplayAsync()).Expect(0);

        Assert.Contains("wrote Migrations", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("wrote", again.Out, StringComparison.Ordinal);
        Assert.Contains("table t  -- 0001_a\n  column a INT\n", _folder.Read("Migrations/schema.snapshot"), StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["stamp"]));
    }

    [Fact]
    public async Task AnywhereElseAStaleOneIsAnError()
    {
        (await ReplayAsync()).Expect(0);
        Assert.DoesNotContain("MK3108", (await ReplayAsync("ci true")).Expect(0).Out, StringComparison.Ordinal);
        File.Delete(_folder["stamp"]);
        _folder.With("Migrations/0001_a.sql", "CREATE TABLE t (a INT, b TEXT);\n");

        var run = (await ReplayAsync("ci true")).Expect(1);
        var check = (await ToolProcess.RunAsync(_folder.Path, "check", "--ci")).Expect(1);

        Assert.Contains("schema.snapshot(1,1,1,1): error MK4020: 'schema.snapshot' is not what the migrations make: column 't.b' was added: TEXT.", run.Out, StringComparison.Ordinal);
        Assert.Contains("error MK4020", check.Out, StringComparison.Ordinal);

        // The build ends before the compiler could say it.
        Assert.Contains("0001_a.sql(1,1,1,32): warning MK3108: Migration '0001_a' is not locked", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("column b", _folder.Read("Migrations/schema.snapshot"), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["stamp"]));
    }

    [Fact]
    public async Task WhereThereIsNoneNothingIsComparedOrWritten()
    {
        (await ReplayAsync("ci true")).Expect(0);

        Assert.False(File.Exists(_folder["Migrations/schema.snapshot"]));
    }

    [Fact]
    public async Task WhereItCannotBeWrittenABuildGoesOnWithoutIt()
    {
        // In the place of the file, so that none can be put there.
        Directory.CreateDirectory(_folder["Migrations/schema.snapshot"]);

        var run = (await ReplayAsync()).Expect(0);

        Assert.Contains($"MigrationKit: {Path.Combine("Migrations", "schema.snapshot")} cannot be written: ", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("MK9001", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereAStaleOneCannotBeWrittenThatIsAnError()
    {
        (await ReplayAsync()).Expect(0);
        var folder = _folder["Migrations"];
        var right = _folder.Read("Migrations/schema.snapshot").Replace("column a INT", "column b INT", StringComparison.Ordinal);

        // In the place of what is renamed to it when it is whole.
        Directory.CreateDirectory(_folder[FormattableString.Invariant($"Migrations/schema.snapshot.{Environment.ProcessId}.tmp")]);
        var output = new List<string>();
        var stale = SnapshotStep.Keep(folder, right, output);

        Assert.Equal("column 't.a' was removed: INT, and 1 more; and it cannot be written here", stale?.Detail);
        Assert.Contains("cannot be written: ", Assert.Single(output), StringComparison.Ordinal);
        Assert.Null(SnapshotStep.Keep(folder, _folder.Read("Migrations/schema.snapshot"), output));
    }

    [Theory]
    [InlineData("SELECT nope;\n", "error MK4001")]
    [InlineData("SELECT 'open;\n", "error MK2003")]
    public async Task ABuildThatFailsSaysWhatTheTextsWarnOfToo(string script, string error)
    {
        _folder.With("Migrations/0002_b.sql", "DELETE FROM t;\n").With("Migrations/0003_c.sql", script);

        var run = (await ReplayAsync()).Expect(1);

        Assert.Contains(error, run.Out, StringComparison.Ordinal);
        Assert.Single(run.Out.Split('\n'), line => line.Contains("0002_b.sql(1,1,1,14): warning MK5017: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AScriptThatFailsLeavesTheFileAsItIs()
    {
        (await ReplayAsync()).Expect(0);
        var before = _folder.Read("Migrations/schema.snapshot");
        _folder.With("Migrations/0002_b.sql", "CREATE TABLE u (a);\nSELECT nope;\n");

        (await ReplayAsync()).Expect(1);

        Assert.Equal(before, _folder.Read("Migrations/schema.snapshot"));
    }

    [Fact]
    public async Task OfASetWithMigrationsForOneEnvironmentTheCommonSchemaIsWrittenAsTheCommandWritesIt()
    {
        _folder.With("Migrations/0002_b.sql", "-- migration:only test\nCREATE TABLE u (a INT);\n");

        (await ReplayAsync()).Expect(0);
        var written = _folder.Read("Migrations/schema.snapshot");
        var schema = (await ToolProcess.RunAsync(_folder.Path, "schema", "--write")).Expect(0);
        var test = (await ToolProcess.RunAsync(_folder.Path, "schema", "--environment", "test")).Expect(0);

        Assert.DoesNotContain("table u", written, StringComparison.Ordinal);
        Assert.Equal(written, _folder.Read("Migrations/schema.snapshot"));
        Assert.Contains("already says so", schema.Out, StringComparison.Ordinal);
        Assert.Contains("table u", test.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutACommonSchemaThatIsSaid()
    {
        _folder.With("Migrations/0002_b.sql", "-- migration:only test\nCREATE TABLE u (a INT);\n").With("Migrations/0003_c.sql", "ALTER TABLE u ADD COLUMN b;\n");

        var run = (await ReplayAsync()).Expect(0);
        var schema = (await ToolProcess.RunAsync(_folder.Path, "schema")).Expect(1);

        Assert.Contains("no schema.snapshot of Migrations", run.Out, StringComparison.Ordinal);
        Assert.Contains("--environment", schema.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["Migrations/schema.snapshot"]));
    }

    [Fact]
    public async Task WhatIsTakenAwayIsAWarningOfTheBuild()
    {
        _folder.With("Migrations/0002_b.sql", "DROP TABLE t;\n");

        var run = (await ReplayAsync()).Expect(0);

        Assert.Contains("0002_b.sql(1,1,1,13): warning MK5030: This drops the table 't' with its rows.", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("migrations\n  0001_a  additive\n  0002_b  destructive\n", _folder.Read("Migrations/schema.snapshot"), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<ToolRun> ReplayAsync(string more = "")
    {
        var engine = Directory.EnumerateFiles(AppContext.BaseDirectory, "*e_sqlite3.*", SearchOption.AllDirectories)
            .First(path => path.Contains($"{System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}{Path.DirectorySeparatorChar}native", StringComparison.Ordinal));
        _folder.With("call.rsp", $"folder Migrations\nengine {engine}\nstamp stamp\n{more}\n");
        return ToolProcess.RunAsync(_folder.Path, "replay", "@call.rsp");
    }
}
