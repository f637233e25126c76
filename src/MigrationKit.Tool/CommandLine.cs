using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using MigrationKit.Tool.Commands;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool;

/// <summary>The program: reads the call, runs one command, gives back the exit code.</summary>
internal static class CommandLine
{
    // A roll-back of much work takes the engine a while; only then does the process end by force.
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromMinutes(1);

    public static async Task<int> RunAsync(string[] args, ToolConsole console, TimeProvider time)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

        var call = Root(console, time).Parse(
            args.Length == 0 ? ["--help"] : args, new ParserConfiguration { EnablePosixBundling = false });
        if (call.Action is ParseErrorAction)
        {
            // Looked for by hand: where the call cannot be read, the parser does not say what was asked for.
            var wrong = FailureResult.WrongCall(call);
            ToolOutput.Create(console, args.Contains("--json")).Write(wrong);
            return wrong.ExitCode;
        }

        var exitCode = await call.InvokeAsync(new InvocationConfiguration
        {
            Output = console.Out,
            Error = console.Error,
            ProcessTerminationTimeout = TimeToEnd,
        });

        // Called with nothing, it explains itself, but what was wanted was not done.
        return args.Length == 0 ? ExitCode.WrongCall : exitCode;
    }

    private static RootCommand Root(ToolConsole console, TimeProvider time) =>
        new("Creates, checks, locks and applies SQL migrations, straight from a folder of .sql files.")
        {
            GlobalOptions.Dialect,
            GlobalOptions.Json,
            new NewCommand(console, time),
            new CheckCommand(console),
            new LockCommand(console),
            new MigrateCommand(console),
            new StatusCommand(console),
            new RollbackCommand(console),
            new BaselineCommand(console),
        };
}
