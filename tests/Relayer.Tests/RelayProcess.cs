using System.Diagnostics;

namespace Relayer.Tests;

/// <summary>Runs the sample as a process of its own, until it has ended.</summary>
internal static class RelayProcess
{
    public static async Task<(int Code, string Output, string Error)> RunAsync(TempDatabase database, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Relayer.dll"), .. args])
        {
            WorkingDirectory = database.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["RELAYER_DATABASE"] = database.ConnectionString;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
