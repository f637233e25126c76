using System.Collections;
using System.Diagnostics;
using System.Text;

namespace Package.Tests;

/// <summary>Starts programs as somebody at a fresh prompt would.</summary>
internal static class Dotnet
{
    // No node outlives its build, and one of them is enough: other tests run beside these.
    private static readonly string[] BuildOptions = ["--nologo", "-nodeReuse:false", "-m:1"];

    public static Task<DotnetRun> BuildAsync(string folder, params string[] arguments) =>
        RunAsync(folder, ["build", .. BuildOptions, "-v:q", .. arguments]);

    public static Task<DotnetRun> PackAsync(string project, params string[] arguments) =>
        RunAsync(RepositoryRoot.Path, ["pack", project, .. BuildOptions, "-v:q", .. arguments]);

    public static Task<DotnetRun> PublishAsync(string folder, params string[] arguments) =>
        RunAsync(folder, ["publish", .. BuildOptions, "-v:q", .. arguments]);

    public static Task<DotnetRun> RunAsync(string folder, params string[] arguments) => StartAsync("dotnet", folder, arguments);

    public static async Task<DotnetRun> StartAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var name in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(entry => (string)entry.Key).Where(IsOfOurOwnBuild))
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new DotnetRun($"{program} {string.Join(' ', arguments)}", process.ExitCode, await output + await error);
    }

    // `dotnet test` passes these on to what it runs; a build that is started here must find its own SDK.
    private static bool IsOfOurOwnBuild(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name == "DOTNET_HOST_PATH" || name == "CI";
}
