using System.Diagnostics;

namespace DesktopChecklist.Tests;

/// <summary>Runs the sample as a process of its own.</summary>
internal static class ChecklistProcess
{
    public static async Task<ChecklistOutput> RunAsync(string workingDirectory, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "DesktopChecklist.dll"), .. args])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ChecklistOutput(process.ExitCode, workingDirectory, (await output).ReplaceLineEndings("\n"), await error);
    }
}
