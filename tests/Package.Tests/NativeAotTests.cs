using System.Runtime.InteropServices;

namespace Package.Tests;

/// <summary>Published with NativeAOT, the packages work and bring no warning of their own.</summary>
public sealed class NativeAotTests(ConsumerFolders folders)
{
    [Fact]
    public async Task ANativeProgramMigrates()
    {
        AssertLinkerIsThere();
        var app = folders.Fresh("Aot");

        var publish = (await Dotnet.PublishAsync(app.Folder, "-r", RuntimeInformation.RuntimeIdentifier, "-o", app["native"])).Succeeds();
        var program = app[OperatingSystem.IsWindows() ? "native/Aot.exe" : "native/Aot"];
        var first = (await Dotnet.StartAsync(program, app.Folder)).Succeeds();
        var second = (await Dotnet.StartAsync(program, app.Folder)).Succeeds();
        var host = (await Dotnet.StartAsync(program, app.Folder, "host")).Succeeds();

        Assert.StartsWith("Applied 3 migrations on SQLite database 'app.db'", first.Output, StringComparison.Ordinal);
        Assert.StartsWith("Nothing to do", second.Output, StringComparison.Ordinal);
        Assert.Equal("The host has started.", host.Output.Trim());
        // The driver's own are the driver's; that they are seen at all shows that warnings come through.
        var warnings = publish.Lines("warning IL");
        Assert.NotEmpty(warnings);
        Assert.All(warnings, line => Assert.Contains(" Microsoft.Data.Sqlite.", line, StringComparison.Ordinal));
        Assert.False(File.Exists(app["native/Aot.dll"]), "The program was not compiled to native code.");
    }

    private static void AssertLinkerIsThere()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var hasLinker = folders.Any(folder => File.Exists(Path.Combine(folder, "clang")) || File.Exists(Path.Combine(folder, "gcc")));
        Assert.True(
            hasLinker && File.Exists("/usr/include/zlib.h"),
            "NativeAOT links with clang (or gcc) and zlib, and they are not on this machine: install the packages 'clang' and 'zlib1g-dev' "
            + "(.ci/run does), or leave this test out: dotnet run --project tests/Package.Tests -- --filter-not-class \"*NativeAotTests\".");
    }
}
