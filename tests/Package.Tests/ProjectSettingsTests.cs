namespace Package.Tests;

/// <summary>Projects differ; what is generated works in all of them.</summary>
public sealed class ProjectSettingsTests(ConsumerFolders folders)
{
    [Fact]
    public async Task TwoSetsInAnOlderLanguageWithoutNullable()
    {
        var app = folders.BuiltApp()
            .Edit("App.csproj", "<Nullable>enable", "<LangVersion>11</LangVersion><TreatWarningsAsErrors>true</TreatWarningsAsErrors><Nullable>disable")
            .Write("Data/Tenants/Migrations/1_one.sql", "CREATE TABLE one (id INTEGER PRIMARY KEY);\n")
            .Write("Data/Tenants/Migrations/2_two.sql", "CREATE TABLE two (id INTEGER PRIMARY KEY);\n")
            .Edit("Program.cs", "    return 0;", """
                    var tenants = App.Data.Tenants.Migrations.Set;
                    var migrator = SqliteMigrator.Create("Data Source=app.db", tenants);
                    Console.WriteLine(await migrator.MigrateToAsync<App.Data.Tenants.Migrations.M1_One>());
                    return 0;
                """);
        (await app.BuildAsync()).Succeeds();

        var run = (await app.RunAsync()).Succeeds();

        Assert.NotEmpty(run.Lines("Applied 3 migrations"));
        Assert.NotEmpty(run.Lines("Applied 1 migration on"));
    }

    [Fact]
    public async Task AFolderOfAnotherNameIsNamedByTheProject()
    {
        var app = folders.BuiltApp()
            .Edit("App.csproj", "</PropertyGroup>", "  <EnableDefaultMigrationItems>false</EnableDefaultMigrationItems>\n  </PropertyGroup>")
            .Edit("App.csproj", "</ItemGroup>", "  <MigrationSet Include=\"db/schema\" />\n  </ItemGroup>");
        Directory.CreateDirectory(app["db"]);
        Directory.Move(app["Migrations"], app["db/schema"]);
        app.Edit("Program.cs", "Migrations.Set", "App.db.Schema.Set");
        (await app.BuildAsync()).Succeeds();

        var run = (await app.RunAsync()).Succeeds();
        var edited = (await app.Edit("db/schema/0002_add_email.sql", "email TEXT", "email BLOB").BuildAsync("-p:RunAnalyzers=false")).Fails();

        Assert.NotEmpty(run.Lines("Applied 3 migrations"));
        Assert.NotEmpty(edited.Lines("error MK3101"));
    }

    [Fact]
    public async Task WithoutDefaultItemsAFolderIsLeftAlone()
    {
        var app = folders.BuiltApp()
            .Edit("App.csproj", "</PropertyGroup>", "  <EnableDefaultMigrationItems>false</EnableDefaultMigrationItems>\n  </PropertyGroup>")
            .Edit("Migrations/0002_add_email.sql", "email TEXT", "email BLOB")
            .Write("Program.cs", "System.Console.WriteLine(\"no set\");\n");

        var build = (await app.BuildAsync()).Succeeds();

        Assert.Empty(build.Lines("MK"));
    }
}
