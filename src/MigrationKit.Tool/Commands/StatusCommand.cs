using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Commands;

/// <summary>`status`: what a database has, and what stands against a run. Reads only.</summary>
internal sealed class StatusCommand : DatabaseCommand
{
    public StatusCommand(ToolConsole console)
        : base("status", "Shows which migrations a database has, and what would keep `migrate` from running. Changes nothing.", console) =>
        AddRareOptions();

    protected override async Task<CommandResult> RunAsync(DatabaseCall call, CancellationToken cancellationToken)
    {
        // A folder with errors is shown all the same: this is where one looks when something is wrong.
        var migrator = call.Migrator(call.Options);
        var status = await migrator.StatusAsync(cancellationToken);
        var validation = await migrator.ValidateAsync(cancellationToken);
        return StatusResult.Of(call.Folder, call.DatabaseExists, status, validation.Findings);
    }
}
