using System.CommandLine;
using System.Globalization;
using MigrationKit.Tool.Commands;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool;

/// <summary>The program: reads the call, runs one command, gives back the exit code.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, ToolConsole console, TimeProvider time, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

        var call = Root(console, time).Parse(
            args.Length == 0 ? ["--help"] : args, new ParserConfiguration { EnablePosixBundling = false });
        if (FailureResult.WrongCall(call, args) is { } wrong)
        {
            // Looked for by hand: where the call cannot be read, the parser does not say what was asked for.
            return LostOutput.Write(ToolOutput.Create(console, args.Contains("--json")), wrong, console.Error);
        }

        // Signals are ours (Interruption): the parser's own handling would end a long roll-back by force. So are failures: a command lets none out.
        var configuration = new InvocationConfiguration { Output = console.Out, Error = console.Error, ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };
        try
        {
            var exitCode = await call.InvokeAsync(configuration, cancellationToken);

            // Called with nothing, it explains itself, but what was wanted was not done.
            return args.Length == 0 ? ExitCode.WrongCall : exitCode;
        }
        catch (Exception exception) when (LostOutput.Is(exception))
        {
            // The explanations and the version, which the parser writes.
            return LostOutput.Tell(console.Error, exception, ExitCode.Done);
        }
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
            new SchemaCommand(console),
            new DiffCommand(console),
            new RehearseCommand(console),
            new RollbackCommand(console),
            new RestoreCommand(console),
            new BaselineCommand(console),
            new RepairCommand(console),
        };
}
