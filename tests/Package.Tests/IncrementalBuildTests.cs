namespace Package.Tests;

/// <summary>The build step costs a process; it is paid only when something changed.</summary>
public sealed class IncrementalBuildTests(ConsumerFolders folders)
{
    private const string Skipped = "Skipping target \"_VerifyMigrationFolders\" because all output files are up-to-date";

    [Fact]
    public async Task OnlyAChangedFolderIsVerifiedAgain()
    {
        var app = folders.BuiltApp();
        (await app.BuildAsync()).Succeeds();

        var unchanged = (await app.BuildAsync("-v:d")).Succeeds();
        app.Write("Migrations/0004_new.sql", "CREATE TABLE later (id INTEGER);\n");
        var added = (await app.BuildAsync("-v:d")).Succeeds();
        var again = (await app.BuildAsync("-v:d")).Succeeds();
        app.Write("Migrations/0004_new.sql", "CREATE TABLE later (id INTEGER, at TEXT);\n");
        var edited = (await app.BuildAsync("-v:d")).Succeeds();
        File.Delete(app["Migrations/0004_new.sql"]);
        var deleted = (await app.BuildAsync("-v:d")).Succeeds();

        Assert.Equal([true, false, true, false, false], ((DotnetRun[])[unchanged, added, again, edited, deleted]).Select(run => run.Lines(Skipped).Count > 0));
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
