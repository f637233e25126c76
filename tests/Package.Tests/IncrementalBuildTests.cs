namespace Package.Tests;

/// <summary>The build step costs a process; it is paid only when something changed.</summary>
public sealed class IncrementalBuildTests(ConsumerFolders folders)
{
    // The replay compares with the lock file, too; without it a step of its own does.
    [Theory]
    [InlineData("_FindOutdatedFolders", "true")]
    [InlineData("_VerifyMigrationFolders", "false")]
    public async Task OnlyAChangedFolderIsVerifiedAgain(string target, string replay)
    {
        var app = folders.BuiltApp().Edit("App.csproj", "<Nullable>", $"<MigrationKitReplay>{replay}</MigrationKitReplay><Nullable>");
        (await app.BuildAsync()).Succeeds();

        var unchanged = (await app.BuildAsync("-v:d")).Succeeds();
        app.Write("Migrations/0004_new.sql", "CREATE TABLE later (id INTEGER);\n");
        var added = (await app.BuildAsync("-v:d")).Succeeds();
        var again = (await app.BuildAsync("-v:d")).Succeeds();
        app.Write("Migrations/0004_new.sql", "CREATE TABLE later (id INTEGER, at TEXT);\n");
        var edited = (await app.BuildAsync("-v:d")).Succeeds();
        // As old as before.
        File.Move(app["Migrations/0004_new.sql"], app["Migrations/0004_newer.sql"]);
        var renamed = (await app.BuildAsync("-v:d")).Succeeds();
        File.Delete(app["Migrations/0004_newer.sql"]);
        var deleted = (await app.BuildAsync("-v:d")).Succeeds();

        var upgraded = (await app.BuildAsync("-v:d", $"-p:MigrationKitToolPath={CopyOfTheTool(app)}")).Succeeds();

        var skipped = $"Skipping target \"{target}\" because all output files are up-to-date";
        Assert.Equal([true, false, true, false, false, false, false], ((DotnetRun[])[unchanged, added, again, edited, renamed, deleted, upgraded]).Select(run => run.Lines(skipped).Count > 0));
        var (made, left) = replay == "true" ? (".replay.rsp", "--lock-only") : ("--lock-only", ".replay.rsp");
        Assert.NotEmpty(edited.Lines(made));
        Assert.Empty(edited.Lines(left));
    }

    // As another version of the package has it: elsewhere, and older than what the last build wrote.
    private string CopyOfTheTool(Consumer app)
    {
        var tool = Path.Combine(folders.Packages.Restored("MigrationKit"), "tools", "net8.0");
        foreach (var file in Directory.GetFiles(tool, "*", SearchOption.AllDirectories))
        {
            var copy = app[Path.Combine("tool", Path.GetRelativePath(tool, file))];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return app["tool/migrationkit.dll"];
    }

    [Fact]
    public async Task AFailedCheckIsMadeAgain()
    {
        var app = folders.BuiltApp().Edit("Migrations/0001_initial.sql", "NOT NULL", "");

        (await app.BuildAsync()).Fails();
        var second = (await app.BuildAsync()).Fails();

        Assert.NotEmpty(second.Lines("error MK3101"));
    }
}
