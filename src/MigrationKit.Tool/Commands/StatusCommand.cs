using System.CommandLine;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Commands;

/// <summary>`status`: what a database has, and what stands against a run. Reads only.</summary>
internal sealed class StatusCommand(ToolConsole console)
    : DatabaseCommand("status", "Shows which migrations a database has, and what would keep `migrate` from running. Changes nothing.", console)
{
    protected override async Task<CommandResult> RunAsync(
        ParseResult call, Folder folder, Func<MigrationOptions, Migrator> migrator, IToolOutput output, CancellationToken cancellationToken)
    {
        // A folder with errors is shown all the same: this is where one looks when something is wrong.
        var reader = migrator(Options.Read(call));
        var status = await reader.StatusAsync(cancellationToken);
        var validation = await reader.ValidateAsync(cancellationToken);
        return StatusResult.Of(folder.Name, status, validation.Findings, [.. folder.Problems().Where(problem => problem.IsError())]);
    }
}
