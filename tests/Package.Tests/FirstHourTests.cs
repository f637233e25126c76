namespace Package.Tests;

/// <summary>One reference, SQL files, one line of C#.</summary>
public sealed class FirstHourTests(ConsumerFolders folders)
{
    [Fact]
    public async Task OneReferenceBringsTheGeneratorTheBuildChecksAndTheRuntime()
    {
        var app = folders.BuiltApp();

        var first = (await app.RunAsync()).Succeeds();
        var second = (await app.RunAsync()).Succeeds();

        Assert.StartsWith("Applied 3 migrations on SQLite database 'app.db'", first.Output, StringComparison.Ordinal);
        Assert.Equal("Nothing to do: SQLite database 'app.db' is up to date.\n", second.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void TheBuildLocks()
    {
        var app = folders.BuiltApp();

        var lines = File.ReadAllLines(app["Migrations/migrations.lock"]);

        Assert.Equal(
            ["# migrationkit lock 2:", "0001_initial ", "0002_add_email ", "0003_notes ", "chain "],
            lines.Select(line => line[..(line.StartsWith('#') ? line.IndexOf(':') + 1 : line.IndexOf(' ') + 1)]));
        Assert.NotEmpty(folders.Lock.Lines("locked 0003_notes"));
    }

    [Fact]
    public async Task WithoutAMigrationThereIsNoSet()
    {
        var app = folders.BuiltApp();
        Directory.Delete(app["Migrations"], recursive: true);

        var build = (await app.BuildAsync()).Fails();

        // The program names App.Migrations; an empty set in its place would run nothing in silence.
        Assert.NotEmpty(build.Lines("error CS"));

        // What the compiler says would send nobody to look for files.
        Assert.Contains($"below '{app.Folder}'", build.Lines("error MK1004")[0], StringComparison.Ordinal);
        (await app.Write("Program.cs", "System.Console.WriteLine(\"no database\");\n").BuildAsync()).Succeeds();
    }

    [Fact]
    public async Task AStepWithoutCSharpIsSaidAtItsLineAndNowhereElse()
    {
        var app = folders.BuiltApp().Write("Migrations/0004_step.sql", "SELECT 1;\n-- migration:step Fill\n");

        var errors = (await app.BuildAsync()).Fails().Lines("error ");

        // Twice each: once when it happens, once in the summary.
        Assert.All(errors, line => Assert.Contains("0004_step.sql(2,1): error MK2017: Step 'Fill' of migration '0004_step' has no C#", line, StringComparison.Ordinal));
        Assert.NotEmpty(errors);
    }
}
