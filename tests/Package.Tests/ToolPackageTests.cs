namespace Package.Tests;

/// <summary>The command line, installed from its package.</summary>
public sealed class ToolPackageTests(ConsumerFolders folders)
{
    [Fact]
    public async Task TheInstalledToolCreatesLocksChecksAndMigrates()
    {
        var packages = folders.Packages;
        var folder = new Consumer(Path.Combine(packages.Consumers, "tool"));
        Directory.CreateDirectory(folder.Folder);
        (await Dotnet.RunAsync(
            folder.Folder, "tool", "install", "MigrationKit.Tool", "--tool-path", folder["bin"], "--version", packages.Version)).Succeeds();
        Task<DotnetRun> Tool(params string[] arguments) =>
            Dotnet.StartAsync(folder[OperatingSystem.IsWindows() ? "bin/migrationkit.exe" : "bin/migrationkit"], folder.Folder, arguments);

        var version = (await Tool("--version")).Succeeds();
        (await Tool("new", "initial")).Succeeds();
        folder.Write("Migrations/0001_initial.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY);\n");
        (await Tool("lock")).Succeeds();
        (await Tool("check", "--ci")).Succeeds();
        var first = (await Tool("migrate", "--database", "app.db")).Succeeds();
        var second = (await Tool("migrate", "--database", "app.db")).Succeeds();
        folder.Write("Migrations/0001_initial.sql", "CREATE TABLE users (id INTEGER);\n");
        var edited = (await Tool("check")).Fails();

        Assert.Equal(packages.Version, version.Output.Trim());
        Assert.NotEmpty(first.Lines("1 migration applied"));
        Assert.NotEmpty(second.Lines("Nothing to do"));
        Assert.Single(edited.Lines("error MK3101"));
    }

    [Fact]
    public async Task TheProgramInsideTheRuntimesPackageHasAnEngineToo()
    {
        var packages = folders.Packages;
        var folder = new Consumer(Path.Combine(packages.Consumers, "inside")).Write("Migrations/0001_initial.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY);\n");
        var program = Path.Combine(packages.Restored("MigrationKit"), "tools", "net8.0", "migrationkit.dll");

        var run = (await Dotnet.RunAsync(folder.Folder, "exec", "--roll-forward", "Major", program, "migrate", "--database", "app.db")).Succeeds();

        Assert.NotEmpty(run.Lines("1 migration applied"));
    }
}
