using System.CommandLine;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Commands;

/// <summary>`rollback`: runs down scripts, newest first.</summary>
internal sealed class RollbackCommand : DatabaseCommand
{
    private readonly Option<string?> _to = new("--to")
    {
        Description = "The migration that stays the last applied one.",
        HelpName = "ID",
    };

    private readonly Option<bool> _all = new("--all") { Description = "Take back every migration, the first one too." };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print what would run, with its SQL, and change nothing." };

    private readonly Option<string?> _environment = new("--environment")
    {
        Description = "Where this database is: what was not run there has nothing to take back.",
        HelpName = "NAME",
    };

    private readonly GuardOptions _guards = new();
    private readonly RunRecord _record = new();
    private readonly Confirmation _confirmation;

    public RollbackCommand(ToolConsole console)
        : base("rollback", "Takes back all that comes after a migration, by the down scripts. If one is missing, nothing is run.", console)
    {
        _confirmation = new Confirmation(console);
        Add(_to);
        Add(_all);
        Add(_dryRun);
        Add(_environment);
        _guards.AddTo(this);
        _record.AddTo(this);
        _confirmation.AddTo(this);
        AddRareOptions();
        Validators.Add(result =>
        {
            if (result.GetResult(_to) is null == result.GetResult(_all) is null)
            {
                result.AddError("Say how far to go back: --to ID, which stays applied, or --all.");
            }
        });
    }

    protected override async Task<CommandResult> RunAsync(DatabaseCall call, CancellationToken cancellationToken)
    {
        var file = _record.Report(call.Call);
        var to = call.Call.GetValue(_to);
        var options = _guards.Read(call.Call, call.Options) with { Environment = call.Call.GetValue(_environment), Backup = _record.Backup(call.Call) };
        if (call.Call.GetValue(_dryRun))
        {
            call.Folder.WithoutErrors("The database was not changed");
            return PlanResult.Of(Name, call.Folder.Name, await call.Migrator(options).PlanRollbackAsync(to, cancellationToken));
        }

        if (to is null)
        {
            _confirmation.Require(call.Call, $"Every migration of set '{call.SetName}' is taken back from the {call.Database}, with the data that only they had room for.");
        }

        var report = await RunRecord.KeepAsync(call, file, () =>
        {
            call.Folder.WithoutErrors("The database was not changed");
            return call.Output.ShowProgressAsync(progress =>
            {
                var migrator = call.Migrator(options with { Progress = progress });
                return to is null ? migrator.RollbackAllAsync(cancellationToken) : migrator.RollbackToAsync(to, cancellationToken);
            });
        });
        return RunResult.Of(Name, "taken back", call.Folder.Name, report);
    }
}
