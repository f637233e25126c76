using System.CommandLine;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Commands;

/// <summary>A command: does its work and hands back how it ended; every failure ends here and nowhere else.</summary>
internal abstract class ToolCommand : Command
{
    protected ToolCommand(string name, string description, ToolConsole console)
        : base(name, description) =>
        SetAction(async (call, cancellationToken) =>
        {
            var output = ToolOutput.Create(console, call.GetValue(GlobalOptions.Json));
            CommandResult result;
            try
            {
                result = await RunAsync(call, output, cancellationToken);
            }
            catch (OperationCanceledException) when (!WritesDatabase)
            {
                result = FailureResult.OfCancelled(name);
            }
            catch (Exception exception)
            {
                result = FailureResult.Of(name, exception, FolderOf(call));
            }

            return LostOutput.Write(output, result, console.Error);
        });

    /// <summary>The folder that the runtime's paths are relative to; null where no runtime is at work.</summary>
    protected virtual string? FolderOf(ParseResult call) => null;

    /// <summary>Whether a database is what the command may have to leave as it was.</summary>
    protected virtual bool WritesDatabase => false;

    protected abstract Task<CommandResult> RunAsync(ParseResult call, IToolOutput output, CancellationToken cancellationToken);
}
