namespace Package.Tests;

/// <summary>
/// The build files lie in build/ and do not pass on to an app that references a library: a set of its own,
/// empty and of the same name, would hide the library's.
/// </summary>
public sealed class LibraryTests(ConsumerFolders folders)
{
    [Fact]
    public async Task AnAppRunsTheMigrationsOfALibraryThatItReferences()
    {
        var shop = folders.Fresh("Shop");
        var app = new Consumer(shop["App"]);
        (await app.RestoreAndBuildAsync()).Succeeds();

        var run = (await app.RunAsync()).Succeeds();

        Assert.StartsWith("Applied 2 migrations", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAppBesideALibraryHasItsOwnSet()
    {
        var shop = folders.Fresh("Shop")
            .Write("App/Migrations/0001_carts.sql", "CREATE TABLE carts (id INTEGER PRIMARY KEY);\n")
            .Edit("App/App.csproj", "<RootNamespace>Shop<", "<RootNamespace>Web<")
            .Edit("App/App.csproj", "<PackageReference Include=\"SQLitePCLRaw", "<PackageReference Include=\"MigrationKit.Sqlite\" Version=\"$(MigrationKitVersion)\" />\n    <PackageReference Include=\"SQLitePCLRaw")
            .Edit("App/Program.cs", "Shop.Migrations.Set));", "Shop.Migrations.Set));\nSystem.Console.WriteLine(await SqliteMigrator.MigrateAsync(\"Data Source=web.db\", Web.Migrations.Set));");
        var app = new Consumer(shop["App"]);
        (await app.RestoreAndBuildAsync()).Succeeds();

        var run = (await app.RunAsync()).Succeeds();

        Assert.NotEmpty(run.Lines("Applied 2 migrations on SQLite database 'app.db'"));
        Assert.NotEmpty(run.Lines("Applied 1 migration on SQLite database 'web.db'"));
    }
}
