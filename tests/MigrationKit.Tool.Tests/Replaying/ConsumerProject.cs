using System.Diagnostics;

namespace MigrationKit.Tool.Tests.Replaying;

/// <summary>A project outside the repository that is built with the repository's build files, for real.</summary>
internal sealed class ConsumerProject : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _toolPath;

    /// <param name="toolPath">The program that replays; null for the real one.</param>
    public ConsumerProject(string? toolPath = null)
    {
        _toolPath = toolPath ?? Path.Combine(AppContext.BaseDirectory, "migrationkit.dll");
        _folder.With("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{Repository}/src/MigrationKit/build/MigrationKit.props" />
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <MigrationKitToolPath>{_toolPath}</MigrationKitToolPath>
                <!-- The bundle's alpine assets and its advisories are not what these builds are about. -->
                <NoWarn>$(NoWarn);NETSDK1206;NU1903</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SQLitePCLRaw.bundle_e_sqlite3" Version="2.0.6" />
              </ItemGroup>
              <Import Project="{Repository}/src/MigrationKit/build/MigrationKit.targets" />
              <Import Project="{Repository}/src/MigrationKit.Sqlite/build/MigrationKit.Sqlite.targets" />
            </Project>
            """);
    }

    private static string Repository { get; } = Find(AppContext.BaseDirectory);

    public ConsumerProject With(string file, string text)
    {
        _folder.With("Migrations/" + file, text);
        return this;
    }

    public void Delete(string file) => File.Delete(_folder["Migrations/" + file]);

    public void Rename(string file, string to) => File.Move(_folder["Migrations/" + file], _folder["Migrations/" + to]);

    public async Task<(int ExitCode, string Output)> BuildAsync(params string[] more)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = _folder.Path, RedirectStandardOutput = true };
        string[] args = ["build", "App.csproj", "--nologo", "-v:n", "-nodeReuse:false", "-p:UseSharedCompilation=false", .. more];
        Array.ForEach(args, start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    /// <summary>Builds, and says whether the migrations were run.</summary>
    public async Task<bool> ReplaysAsync(params string[] more)
    {
        var (exitCode, output) = await BuildAsync(more);
        Assert.True(exitCode == 0, output);
        return output.Contains("MigrationKit: replayed", StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "MigrationKit.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
