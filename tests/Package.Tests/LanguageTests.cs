namespace Package.Tests;

/// <summary>The generator writes C#; a project in another language is told so, and uses a library.</summary>
public sealed class LanguageTests(ConsumerFolders folders)
{
    [Fact]
    public async Task AProjectInAnotherLanguageRunsTheMigrationsOfALibrary()
    {
        var app = new Consumer(folders.Fresh("Basic")["App"]);
        var build = (await app.RestoreAndBuildAsync()).Succeeds();

        var run = (await Dotnet.RunAsync(app.Folder, "exec", app["bin/Debug/net10.0/App.dll"])).Succeeds();

        Assert.Empty(build.Lines("warning MK1009"));
        Assert.StartsWith("Applied 1 migration on SQLite database 'app.db'", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MigrationsOfItsOwnAreReported()
    {
        var app = new Consumer(folders.Fresh("Basic")["App"])
            .Write("Migrations/0001_initial.sql", "CREATE TABLE a (id INTEGER PRIMARY KEY);\n")
            .Edit("App.vbproj", "<ProjectReference", "<PackageReference Include=\"MigrationKit.Sqlite\" Version=\"$(MigrationKitVersion)\" />\n    <ProjectReference");
        var build = (await app.RestoreAndBuildAsync()).Succeeds();

        Assert.Contains("App.vbproj : warning MK1009: The migrations in 'Migrations'", Assert.Single(build.Lines("warning MK1009")), StringComparison.Ordinal);
        Assert.Empty((await app.BuildAsync("-p:NoWarn=MK1009")).Succeeds().Lines("MK1009"));
    }
}
