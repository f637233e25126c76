using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Tests;

/// <summary>Calls the program without a process: folders are named by their whole path.</summary>
internal static class InProcess
{
    public static Task<ToolRun> RunAsync(params string[] args) => RunAtAsync(TimeProvider.System, args);

    public static async Task<ToolRun> RunAtAsync(TimeProvider time, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var console = new ToolConsole(output, error, IsTerminal: false, ErrorIsTerminal: false);
        var exitCode = await CommandLine.RunAsync(args, console, time, TestContext.Current.CancellationToken);
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }
}
