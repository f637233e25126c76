using System.CommandLine;
using MigrationKit.Tool.Folders;
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

    public RollbackCommand(ToolConsole console)
        : base("rollback", "Takes back all that comes after a migration, by the down scripts. If one is missing, nothing is run.", console)
    {
        Add(_to);
        Add(_dryRun);
        Add(Options.LockTimeout);
    }

    protected override async Task<CommandResult> RunAsync(
        ParseResult call, Folder folder, Func<MigrationOptions, Migrator> migrator, IToolOutput output, CancellationToken cancellationToken)
    {
        folder.WithoutErrors("The database was not changed");
        var to = call.GetValue(_to)!;
        var options = Options.Read(call) with { LockTimeout = TimeSpan.FromSeconds(call.GetValue(Options.LockTimeout)) };
        if (call.GetValue(_dryRun))
        {
            return PlanResult.Of(Name, folder.Name, await migrator(options).PlanRollbackAsync(to, cancellationToken));
        }

        var report = await output.ShowProgressAsync(progress =>
            migrator(options with { Progress = progress }).RollbackToAsync(to, cancellationToken));
        return RunResult.Of(Name, "taken back", report);
    }
}
