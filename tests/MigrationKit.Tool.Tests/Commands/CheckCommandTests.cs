using System.Text.RegularExpressions;

namespace MigrationKit.Tool.Tests.Commands;

public sealed partial class CheckCommandTests
{
    private const string Sql = "CREATE TABLE t (a);\n";

    [Fact]
    public async Task ACleanFolderIsDone()
    {
        using var folder = new TempFolder().With("0001_initial.sql", Sql);

        var run = (await InProcess.RunAsync("check", folder.Path)).Expect(0);

        Assert.Equal($"{folder.Path}: 1 migration, 0 errors, 0 warnings.\n", run.Out);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("0001_initial.sql")]
    [InlineData("with space/0001_ünï cödé.sql")]
    [InlineData("it's \"quoted\"/0001_x.sql")]
    [InlineData("brackets [red]/0001_[bold]x.sql")]
    [InlineData("paren (1)/0001_x (2).sql")]
    public async Task MSBuildReadsEveryProblem(string file)
    {
        using var folder = new TempFolder("My 'odd' [Migrations] für (uns)").With(file, "SELECT 'open;\n");

        var run = (await InProcess.RunAsync("check", folder.Path)).Expect(1);

        var line = CanonicalError(Array.Find(run.Out.Split('\n'), text => text.Contains("MK2003", StringComparison.Ordinal))!);
        Assert.Equal(folder[file], line.Path);
        Assert.Equal("error", line.Category);
        Assert.Equal("MK2003", line.Code);
        Assert.Equal("1,8,1,14", line.Location);
    }

    [Fact]
    public async Task TheEngineThatIsNamedRunsTheMigrations()
    {
        using var folder = new TempFolder().With("Migrations/0001_initial.sql", "SELECT nope;\n").With("notes.txt", "no library");

        var named = (await ToolProcess.RunAsync(folder.Path, "check", "--engine", Replaying.BrokenEngine.Bundled)).Expect(1);
        var none = (await ToolProcess.RunAsync(folder.Path, "check", "--engine", "notes.txt", "--json")).Expect(1);

        Assert.Contains("error MK4001", named.Out, StringComparison.Ordinal);
        Assert.Equal("noEngine", none.Json.GetProperty("error").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task WhatTheOldestSqliteDoesNotKnowIsReported()
    {
        using var folder = new TempFolder().With("0001_initial.sql", "ALTER TABLE t ALTER COLUMN a SET NOT NULL;\n");

        var silent = await InProcess.RunAsync("check", folder.Path, "--no-replay");
        var told = await InProcess.RunAsync("check", folder.Path, "--no-replay", "--minimum-sqlite", "3.35.5");

        Assert.DoesNotContain("MK5016", silent.Out, StringComparison.Ordinal);
        Assert.Contains(": warning MK5016: ", told.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOldestSqliteThatIsNoVersionIsAWrongCall()
    {
        var run = (await InProcess.RunAsync("check", "--minimum-sqlite", "newest")).Expect(2);

        Assert.Contains("'newest' is no version of SQLite", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WarningsPassUnlessTheyAreErrors()
    {
        using var folder = new TempFolder().With("0001_initial.sql", Sql).With("0002_empty.sql", "-- nothing\n");

        var lenient = (await InProcess.RunAsync("check", folder.Path)).Expect(0);
        var strict = (await InProcess.RunAsync("check", folder.Path, "--warnings-as-errors")).Expect(1);

        Assert.Contains(": warning MK2011: ", lenient.Out, StringComparison.Ordinal);
        Assert.Contains(": error MK2011: ", strict.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsNotLockedIsReportedOnlyInContinuousIntegration()
    {
        using var folder = new TempFolder().With("0001_initial.sql", Sql);

        var local = (await InProcess.RunAsync("check", folder.Path)).Expect(0);
        var ci = (await InProcess.RunAsync("check", folder.Path, "--ci", "--warnings-as-errors")).Expect(1);

        Assert.DoesNotContain("MK3108", local.Out, StringComparison.Ordinal);
        Assert.Contains("MK3108", ci.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereTheReplayEndedBehindAStepIsSaidAndNoFailure()
    {
        using var folder = new TempFolder().With("0001_initial.sql", Sql + "-- migration:step MakeTable\n").With("0002_fill.sql", "INSERT INTO made VALUES (1);\n");

        var run = (await InProcess.RunAsync("check", folder.Path, "--warnings-as-errors")).Expect(0);
        var json = (await InProcess.RunAsync("check", folder.Path, "--json")).Expect(0);
        var seen = (await InProcess.RunAsync("check", folder.Path, "--no-replay", "--json")).Expect(0);

        Assert.Contains($"note: the replay of {folder.Path} ended before 0002_fill.sql (no such table: made)", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("2 migrations, 0 errors, 0 warnings.\n", run.Out, StringComparison.Ordinal);
        Assert.StartsWith("the replay of ", Assert.Single(json.Json.GetProperty("notes").EnumerateArray()).GetString(), StringComparison.Ordinal);
        Assert.Empty(seen.Json.GetProperty("notes").EnumerateArray());
    }

    [Fact]
    public async Task LockOnlySeesNothingButTheLock()
    {
        using var folder = new TempFolder().With("0001_initial.sql", Sql);
        (await InProcess.RunAsync("lock", folder.Path)).Expect(0);
        folder.With("0002_open.sql", "SELECT 'open\n");

        (await InProcess.RunAsync("check", folder.Path)).Expect(1);
        (await InProcess.RunAsync("check", folder.Path, "--lock-only")).Expect(0);
        folder.With("0001_initial.sql", "CREATE TABLE other (a);\n");
        var run = (await InProcess.RunAsync("check", folder.Path, "--lock-only")).Expect(1);

        Assert.Contains("error MK3101: Migration '0001_initial'", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheErrorsOfWhatIsNewAreToldBesideAnEdit()
    {
        using var folder = new TempFolder().With("0001_initial.sql", Sql);
        (await InProcess.RunAsync("lock", folder.Path)).Expect(0);
        folder.With("0001_initial.sql", "CREATE TABLE t (b);\n").With("0002_more.sql", "ALTER TABLE t ADD COLUMN c;\nINSERT INTO t (nope) VALUES (1);\n");

        var both = (await InProcess.RunAsync("check", folder.Path)).Expect(1);
        var toldOff = (await InProcess.RunAsync("check", folder.Path, "--no-replay")).Expect(1);
        folder.With("0002_more.sql", "SELECT b FROM t;\n");
        var edited = (await InProcess.RunAsync("check", folder.Path)).Expect(1);

        Assert.Contains("0001_initial.sql(1,1,1,20): error MK3101: ", both.Out, StringComparison.Ordinal);
        Assert.Contains("0002_more.sql(2,16,2,20): error MK4001: ", both.Out, StringComparison.Ordinal);
        Assert.Contains("(This was seen behind '0001_initial.sql' as it is edited; restored, it may be otherwise.)", both.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("MK4001", toldOff.Out, StringComparison.Ordinal);
        Assert.EndsWith("2 migrations, 1 error, 0 warnings.\n", edited.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CREATE TABLE t (a);\nSELECT nope FROM t;\n")]
    [InlineData("CREATE TABLE t (a);\nCREATE TABLE t (a);\n")]
    public async Task AnEditThatDoesNotRunIsToldAsAnEditOnly(string sql)
    {
        using var folder = new TempFolder().With("0001_initial.sql", Sql);
        (await InProcess.RunAsync("lock", folder.Path)).Expect(0);
        folder.With("0001_initial.sql", sql).With("0002_more.sql", "SELECT nope FROM t;\n");

        var run = (await InProcess.RunAsync("check", folder.Path)).Expect(1);

        Assert.EndsWith("2 migrations, 1 error, 0 warnings.\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithALockedMigrationMissingNothingIsRun()
    {
        using var folder = new TempFolder().With("0001_initial.sql", Sql).With("0002_more.sql", "ALTER TABLE t ADD COLUMN c;\n");
        (await InProcess.RunAsync("lock", folder.Path)).Expect(0);
        File.Delete(folder["0001_initial.sql"]);
        folder.With("0002_more.sql", "ALTER TABLE t ADD COLUMN d;\n").With("0003_new.sql", "SELECT nope FROM t;\n");

        var run = (await InProcess.RunAsync("check", folder.Path)).Expect(1);

        Assert.DoesNotContain("MK4001", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LockOnlyOfAFolderWhereNothingHasShippedIsDone()
    {
        using var folder = new TempFolder().With("meta/_journal.json", """{"entries":[]}""");

        (await InProcess.RunAsync("check", folder.Path, "--lock-only")).Expect(0);
        (await InProcess.RunAsync("check", folder.Path)).Expect(1);
    }

    [Fact]
    public async Task TheStampIsWrittenOnlyOnSuccess()
    {
        using var folder = new TempFolder();
        var set = folder["Migrations"];
        var stamp = folder["obj/check.stamp"];
        folder.With("Migrations/0001_initial.sql", "SELECT 'open\n");

        (await InProcess.RunAsync("check", set, "--stamp", stamp)).Expect(1);
        Assert.False(File.Exists(stamp));

        folder.With("Migrations/0001_initial.sql", Sql);
        (await InProcess.RunAsync("check", set, "--stamp", stamp)).Expect(0);
        Assert.True(File.Exists(stamp));
        Assert.Equal(["Migrations/0001_initial.sql", "obj/check.stamp"], folder.Files());
    }

    [Fact]
    public async Task NoFolderAndNoScriptSayWhereWasLooked()
    {
        using var folder = new TempFolder();

        var missing = (await InProcess.RunAsync("check", folder["Nowhere"])).Expect(1);
        var empty = (await InProcess.RunAsync("check", folder.Path)).Expect(1);
        var file = (await InProcess.RunAsync("check", folder.With("a.sql", Sql)["a.sql"])).Expect(1);

        Assert.Contains($"There is no folder '{folder["Nowhere"]}'", missing.Error, StringComparison.Ordinal);
        Assert.Contains($"No .sql file was found in '{folder.Path}'", empty.Error, StringComparison.Ordinal);
        Assert.Contains("is a file", file.Error, StringComparison.Ordinal);
        Assert.Empty(missing.Out + empty.Out + file.Out);
    }

    [Fact]
    public async Task AFolderThatLostAllItsLockedScriptsSaysWhich()
    {
        using var folder = new TempFolder().With("0001_initial.sql", Sql);
        (await InProcess.RunAsync("lock", folder.Path)).Expect(0);
        File.Delete(folder["0001_initial.sql"]);

        var run = (await InProcess.RunAsync("check", folder.Path)).Expect(1);

        Assert.Contains("error MK3103: ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheDialectDecidesWhatIsOpen()
    {
        using var folder = new TempFolder().With("0001_body.sql", "SELECT $tag$ it's; $tag$;\n");

        (await InProcess.RunAsync("check", folder.Path)).Expect(1);
        (await InProcess.RunAsync("check", folder.Path, "--dialect", "postgresql")).Expect(0);
        (await InProcess.RunAsync("check", folder.Path, "--dialect", "oracle")).Expect(2);
    }

    [Fact]
    public async Task InvalidUtf8IsAnErrorAtItsPlace()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder["0001_latin1.sql"], [.. "SELECT 'caf"u8, 0xE9, .. "';\n"u8]);

        var run = (await InProcess.RunAsync("check", folder.Path)).Expect(1);

        Assert.Contains("0001_latin1.sql(1,12,1,13): error MK2001: ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheJsonDocumentHasTheSameFacts()
    {
        using var folder = new TempFolder().With("0001_initial.sql", "SELECT 'open\n");

        var run = (await InProcess.RunAsync("check", folder.Path, "--json")).Expect(1);

        Assert.Equal("check", run.Json.GetProperty("command").GetString());
        Assert.False(run.Json.GetProperty("ok").GetBoolean());
        Assert.Equal(1, run.Json.GetProperty("errors").GetInt32());
        var problem = run.Json.GetProperty("problems")[0];
        Assert.Equal("MK2003", problem.GetProperty("rule").GetString());
        Assert.Equal("error", problem.GetProperty("severity").GetString());
        Assert.Equal(folder["0001_initial.sql"], problem.GetProperty("file").GetString());
        Assert.Equal(8, problem.GetProperty("column").GetInt32());
        Assert.Empty(run.Error);
    }

    private static (string Path, string Location, string Category, string Code) CanonicalError(string line)
    {
        var message = Canonical().Match(line);
        Assert.True(message.Success, line);
        var origin = Location().Match(message.Groups["ORIGIN"].Value.Trim());
        Assert.True(origin.Success, line);
        return (origin.Groups["FILENAME"].Value, origin.Groups["LOCATION"].Value, message.Groups["CATEGORY"].Value, message.Groups["CODE"].Value);
    }

    // The two expressions of MSBuild's CanonicalError, as documented for tools whose output it reads.
    [GeneratedRegex(@"^\s*(((?<ORIGIN>(((\d+>)?[a-zA-Z]?:[^:]*)|([^:]*))):)|())(?<SUBCATEGORY>(()|([^:]*? )))(?<CATEGORY>(error|warning))( \s*(?<CODE>[^: ]*))?\s*:(?<TEXT>.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Canonical();

    [GeneratedRegex(@"^(\d+>)?(?<FILENAME>.*)\((?<LOCATION>[\,,0-9,-]*)\)\s*$")]
    private static partial Regex Location();
}
