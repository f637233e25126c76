using System.CommandLine;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Commands;

/// <summary>`migrate`: applies what is pending, straight from the folder, to one database or to many.</summary>
internal sealed class MigrateCommand : DatabaseCommand
{
    private readonly Option<string?> _to = new("--to") { Description = "Stop behind this migration; later ones stay pending.", HelpName = "ID" };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print what would run, with its SQL, and change nothing." };

    private readonly ManyDatabasesOptions _many = new();
    private readonly RunOptions _run = new();
    private readonly RunRecord _record = new();

    public MigrateCommand(ToolConsole console)
        : base("migrate", "Applies the pending migrations to a database, which is created if it does not exist.", console)
    {
        AcceptMany(_many, _to, _dryRun);
        Add(_to);
        Add(_dryRun);
        _run.AddTo(this);
        _record.AddTo(this);
        AddRareOptions();
    }

    protected override async Task<CommandResult> RunAsync(DatabaseCall call, CancellationToken cancellationToken)
    {
        var file = _record.Report(call.Call);
        var to = call.Call.GetValue(_to);
        var options = Read(call.Call, call.Options);
        if (call.Call.GetValue(_dryRun))
        {
            call.Folder.WithoutErrors("The database was not changed");
            return PlanResult.Of(Name, call.Folder.Name, await call.Migrator(options).EstimateAsync(to, cancellationToken));
        }

        var report = await RunRecord.KeepAsync(call, file, () =>
        {
            call.Folder.WithoutErrors("The database was not changed");
            return call.Output.ShowProgressAsync(progress =>
            {
                var migrator = call.Migrator(options with { Progress = progress });
                return to is null ? migrator.MigrateAsync(cancellationToken) : migrator.MigrateToAsync(to, cancellationToken);
            });
        });
        return RunResult.Of(Name, "applied", call.Folder.Name, report);
    }

    protected override async Task<CommandResult> RunManyAsync(
        ParseResult call, Folder folder, MigrationSet set, MigrationOptions options, IToolOutput output, CancellationToken cancellationToken)
    {
        var file = _record.Report(call);
        folder.WithoutErrors("No database was changed");
        file?.Begin();
        MigrateAllReport report;
        try
        {
            report = await _many.RunAsync(call, set, Read(call, options), output, cancellationToken);
        }
        catch (MigrateAllCanceledException e)
        {
            file?.WriteFailure(e.Report.ToHtml, e.Report.ToJson, e.Report.ToText, e);
            throw;
        }

        file?.Write(report.ToHtml, report.ToJson, report.ToText);
        return ManyResult.Of(folder.Name, report);
    }

    private MigrationOptions Read(ParseResult call, MigrationOptions options) => _run.Read(call, options) with { Backup = _record.Backup(call) };
}
