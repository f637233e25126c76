using System.Text.Json;

namespace Package.Tests;

/// <summary>Which of the assemblies in the packages a program gets, and that its runtime takes the code in it.</summary>
public sealed class AheadOfTimeTests(ConsumerFolders folders)
{
    private const string Program = """
        using App;
        using MigrationKit.Sqlite;

        Console.WriteLine(await SqliteMigrator.MigrateAsync("Data Source=app.db", Migrations.Set));
        Console.WriteLine("library: " + typeof(SqliteMigrator).Assembly.Location);
        Console.WriteLine("runtime: " + typeof(object).Assembly.Location);
        """;

    private bool IsPacked
    {
        get
        {
            using var package = folders.Packages.Open("MigrationKit.Sqlite");
            return package.Entries.Any(entry => entry.FullName.StartsWith(CompiledAheadOfTime.Libraries, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task AProgramRunsWhatWasCompiledForItsMachine()
    {
        var app = folders.BuiltApp().Write("Program.cs", Program);
        (await app.BuildAsync()).Succeeds();

        var run = (await app.RunAsync()).Succeeds();

        AssertTaken(run);
        Assert.Equal(
            app[$"bin/Debug/net10.0/{(IsPacked ? CompiledAheadOfTime.Libraries + "net10.0/" : "")}MigrationKit.Sqlite.dll"], Named(run, "library: "));
    }

    [Fact]
    public async Task SoDoesOneForNet8ThatIsItselfCompiledAheadOfTime()
    {
        var app = folders.Fresh("App").Write("Program.cs", Program).Edit("App.csproj", "net10.0", "net8.0");

        // With its runtime, which need not be installed.
        var run = await PublishAndRunAsync(app, $"-p:PublishReadyToRun={IsPacked}");

        AssertTaken(run);
        Assert.Equal(app["published/MigrationKit.Sqlite.dll"], Named(run, "library: "));
    }

    [Fact]
    public async Task ATrimmedProgramInASingleFileMigrates()
    {
        var app = folders.Fresh("App").Edit("Program.cs", "try\n", "SQLitePCL.Batteries_V2.Init();\ntry\n");

        var run = await PublishAndRunAsync(app, "-p:PublishTrimmed=true", "-p:PublishSingleFile=true");

        Assert.StartsWith("Applied 3 migrations", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(app["published/MigrationKit.dll"]));
    }

    [Theory]
    [InlineData("linux-musl", "linux", "what runs with one C library runs with the other: generated code calls neither")]
    [InlineData("android", "linux-bionic", "Android's builds rewrite assemblies, which they cannot do to compiled ones")]
    [InlineData("freebsd", "", "nothing was compiled for it")]
    public async Task OtherSystemsFallBack(string system, string taken, string because)
    {
        var processor = CompiledAheadOfTime.Machine.Split('-')[1];
        var app = folders.Fresh("App");
        (await app.RestoreAndBuildAsync("-t:Restore", $"-p:RuntimeIdentifier={system}-{processor}", "-p:SelfContained=false", "-p:UseAppHost=false")).Succeeds();

        using var assets = JsonDocument.Parse(File.ReadAllText(app["obj/project.assets.json"]));
        var library = assets.RootElement.GetProperty("targets").GetProperty($"net10.0/{system}-{processor}").GetProperty($"MigrationKit/{folders.Packages.Version}");

        var folder = taken == "" || !IsPacked || !OperatingSystem.IsLinux() ? "" : $"runtimes/{taken}-{processor}/";
        Assert.True(library.GetProperty("runtime").TryGetProperty($"{folder}lib/net10.0/MigrationKit.dll", out _), because);
        Assert.True(library.GetProperty("compile").TryGetProperty("lib/net10.0/MigrationKit.dll", out _));
    }

    private static async Task<DotnetRun> PublishAndRunAsync(Consumer app, params string[] arguments)
    {
        (await Dotnet.PublishAsync(app.Folder, ["-r", CompiledAheadOfTime.Machine, "--self-contained", "-o", app["published"], .. arguments])).Succeeds();
        return (await Dotnet.StartAsync(app[OperatingSystem.IsWindows() ? "published/App.exe" : "published/App"], app.Folder)).Succeeds();
    }

    // A runtime leaves code of another version alone, and says nothing.
    private void AssertTaken(DotnetRun run)
    {
        var version = CompiledAheadOfTime.CodeVersion(File.ReadAllBytes(Named(run, "library: ")));
        Assert.NotEmpty(run.Lines("Applied 3 migrations"));
        Assert.Equal(IsPacked ? CompiledAheadOfTime.CodeVersion(File.ReadAllBytes(Named(run, "runtime: "))) : null, version);
    }

    private static string Named(DotnetRun run, string what) => Assert.Single(run.Lines(what))[what.Length..];
}
