using System.Diagnostics;

namespace MigrationKit.Tool.Tests;

/// <summary>Calls the built program as users and builds do.</summary>
internal static class ToolProcess
{
    public static Task<ToolRun> RunAsync(string workingDirectory, params string[] args) => EndedAsync(Start(workingDirectory, args));

    /// <summary>With settings of the runtime, as environment variables.</summary>
    public static Task<ToolRun> RunUnderAsync(IReadOnlyDictionary<string, string> settings, string workingDirectory, params string[] args) =>
        EndedAsync(Start(settings, workingDirectory, args));

    public static Process Start(string workingDirectory, params string[] args) => Start(new Dictionary<string, string>(), workingDirectory, args);

    private static async Task<ToolRun> EndedAsync(Process started)
    {
        using var process = started;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ToolRun(process.ExitCode, await output, await error);
    }

    private static Process Start(IReadOnlyDictionary<string, string> settings, string workingDirectory, string[] args)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "migrationkit.dll"));
        Array.ForEach(args, start.ArgumentList.Add);
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
