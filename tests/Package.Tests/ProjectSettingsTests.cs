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

    [Fact]
    public async Task AProjectWithSeveralFrameworksLocksAndChecksAsOthersDo()
    {
        var app = folders.Fresh("App").Edit("App.csproj", "<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net10.0;net9.0</TargetFrameworks>");
        (await app.RestoreAndBuildAsync("-t:LockMigrations")).Succeeds();
        (await app.RestoreAndBuildAsync()).Succeeds();

        var edited = (await app.Edit("Migrations/0002_add_email.sql", "email TEXT", "email BLOB").BuildAsync("-p:RunAnalyzers=false")).Fails();

        Assert.NotEmpty(edited.Lines("error MK3101"));
        Assert.Equal(5, File.ReadAllLines(app["Migrations/migrations.lock"]).Length);
    }

    [Fact]
    public async Task OfSeveralFrameworksOneThatHasThePackageLocks()
    {
        var app = folders.Fresh("App")
            .Edit("App.csproj", "<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>netstandard2.0;net10.0</TargetFrameworks>")
            .Edit("App.csproj", "<ItemGroup>", "<ItemGroup Condition=\"'$(TargetFramework)' == 'net10.0'\">");

        (await app.RestoreAndBuildAsync("-t:LockMigrations")).Succeeds();

        Assert.True(File.Exists(app["Migrations/migrations.lock"]));
    }

    [Fact]
    public async Task AFolderWithOddCharactersIsAFolderLikeOthers()
    {
        // What ends a comment, a list or an argument somewhere between MSBuild, the compiler and the shell.
        var built = folders.BuiltApp();
        var app = new Consumer(built.Folder + " it's #1 (ü) [x] & more");
        Directory.Move(built.Folder, app.Folder);
        (await app.BuildAsync()).Succeeds();

        var run = (await app.RunAsync()).Succeeds();
        var edited = (await app.Edit("Migrations/0002_add_email.sql", "email TEXT", "email BLOB").BuildAsync()).Fails();

        Assert.NotEmpty(run.Lines("Applied 3 migrations"));
        Assert.NotEmpty(edited.Lines("error MK3101"));
    }

    [Fact]
    public async Task WhatAShellWouldTakeForItsOwnIsPartOfAPath()
    {
        var fresh = folders.Fresh("App");
        var app = new Consumer(fresh.Folder + " $HOME $(touch made) `touch made`'");
        Directory.Move(fresh.Folder, app.Folder);
        app.Write("it's $(touch made)/Migrations/0001_one.sql", "CREATE TABLE one (id INTEGER PRIMARY KEY);\n");

        // Whole paths, where other projects have obj/.
        app.Write("Directory.Build.props", "<Project><Import Project=\"../Directory.Build.props\" /><PropertyGroup><UseArtifactsOutput>true</UseArtifactsOutput></PropertyGroup></Project>");

        (await app.RestoreAndBuildAsync()).Succeeds();
        Assert.Equal(2, Stamps(app, "*.replay.verified"));
        (await app.BuildAsync("-t:LockMigrations")).Succeeds();
        Assert.True(File.Exists(app["it's $(touch made)/Migrations/migrations.lock"]));
        (await app.BuildAsync("-p:MigrationKitReplay=false")).Succeeds();
        Assert.Equal(2, Stamps(app, "verified"));

        Assert.False(File.Exists(app["made"]));
    }

    [Fact]
    public async Task InContinuousIntegrationWhatIsNotLockedIsReported()
    {
        var app = folders.BuiltApp().Write("Migrations/0004_new.sql", "CREATE TABLE later (id INTEGER);\n");

        var local = (await app.BuildAsync()).Succeeds();
        var warned = (await app.BuildAsync("-p:ContinuousIntegrationBuild=true")).Succeeds();
        var strict = (await app.BuildAsync("-p:ContinuousIntegrationBuild=true", "-p:WarningsAsErrors=MK3108", "--no-incremental")).Fails();

        Assert.Empty(local.Lines("MK3108"));
        Assert.Contains("0004_new.sql(1,1", Assert.Single(warned.Lines("warning MK3108")), StringComparison.Ordinal);
        Assert.NotEmpty(strict.Lines("error MK3108"));
    }

    private static int Stamps(Consumer app, string kind) => Directory.GetFiles(app["artifacts/obj"], $"migrations.????????.{kind}", SearchOption.AllDirectories).Length;
}
