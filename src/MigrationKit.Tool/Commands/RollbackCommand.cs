using System.CommandLine;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Commands;

/// <summary>`rollback`: runs down scripts, newest first.</summary>
internal sealed class RollbackCommand : DatabaseCommand
{
    private readonly Option<string> _to = new("--to")
    {
        Description = "The migration that stays the last applied one.",
        HelpName = "ID",
        Required = true,
    };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print what would run, with its SQL, and change nothing." };

    private readonly Option<string?> _environment = new("--environment")
    {
        Description = "Where this database is: what was not run there has nothing to take back.",
        HelpName = "NAME",
    };

    public RollbackCommand(ToolConsole console)
        : base("rollback", "Takes back all that comes after a migration, by the down scripts. If one is missing, nothing is run.", console)
    {
        Add(_to);
        Add(_dryRun);
        Add(_environment);
        AddRareOptions();
    }

    protected override async Task<CommandResult> RunAsync(DatabaseCall call, CancellationToken cancellationToken)
    {
        call.Folder.WithoutErrors("The database was not changed");
        var to = call.Call.GetValue(_to)!;
        var options = call.Options with { Environment = call.Call.GetValue(_environment) };
        if (call.Call.GetValue(_dryRun))
        {
            return PlanResult.Of(Name, call.Folder.Name, await call.Migrator(options).PlanRollbackAsync(to, cancellationToken));
        }

        var report = await call.Output.ShowProgressAsync(progress =>
            call.Migrator(options with { Progress = progress }).RollbackToAsync(to, cancellationToken));
        return RunResult.Of(Name, "taken back", call.Folder.Name, report);
    }
}
