using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Tests;

/// <summary>Calls the program without a process: folders are named by their whole path.</summary>
internal static class InProcess
{
    public static Task<ToolRun> RunAsync(params string[] args) => RunAtAsync(TimeProvider.System, args);

    public static Task<ToolRun> RunAtAsync(TimeProvider time, params string[] args) => RunAsync(time, null, args, TestContext.Current.CancellationToken);

    /// <summary>Told to stop before it begins.</summary>
    public static Task<ToolRun> CancelledAsync(params string[] args) => RunAsync(TimeProvider.System, null, args, new CancellationToken(canceled: true));

    /// <summary>With a person before the program who types this.</summary>
    public static async Task<ToolRun> AnsweringAsync(string answer, params string[] args)
    {
        using var person = new StringReader(answer + "\n");
        return await RunAsync(TimeProvider.System, person, args, TestContext.Current.CancellationToken);
    }

    private static async Task<ToolRun> RunAsync(TimeProvider time, TextReader? person, string[] args, CancellationToken cancellationToken)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var console = new ToolConsole(output, error, IsTerminal: false, ErrorIsTerminal: false) { Questions = person };
        var exitCode = await CommandLine.RunAsync(args, console, time, cancellationToken);
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }
}
