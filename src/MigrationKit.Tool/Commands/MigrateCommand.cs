using System.CommandLine;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Commands;

/// <summary>`migrate`: applies what is pending, straight from the folder.</summary>
internal sealed class MigrateCommand : DatabaseCommand
{
    private readonly Option<string?> _to = new("--to") { Description = "Stop behind this migration; later ones stay pending.", HelpName = "ID" };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print what would run, with its SQL, and change nothing." };

    private readonly Option<bool> _allowOutOfOrder = new("--allow-out-of-order")
    {
        Description = "Run a pending migration that sorts before the last applied one, instead of refusing.",
    };

    private readonly Option<TransactionMode> _transaction = ChoiceOption.Create(
        "--transaction",
        "What is committed together; whole-run leaves the database as it was if anything fails.",
        ("whole-run", TransactionMode.WholeRun),
        ("per-migration", TransactionMode.PerMigration),
        ("none", TransactionMode.None));

    private readonly Option<string?> _environment = new("--environment")
    {
        Description = "Where this database is (production), for scripts with '-- migration:only'.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _backup = new("--backup")
    {
        Description = "Back up the database into this folder before anything is changed, verify it, and keep the newest five.",
        HelpName = "DIR",
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Write the record of a run that succeeded: FILE.html, a page to print, or FILE.json.",
        HelpName = "FILE",
    };

    public MigrateCommand(ToolConsole console)
        : base("migrate", "Applies the pending migrations to a database, which is created if it does not exist.", console)
    {
        Add(_to);
        Add(_dryRun);
        Add(_allowOutOfOrder);
        Add(_transaction);
        Add(_environment);
        Add(_backup);
        Add(_report);
        AddRareOptions();
    }

    protected override async Task<CommandResult> RunAsync(DatabaseCall call, CancellationToken cancellationToken)
    {
        call.Folder.WithoutErrors("The database was not changed");
        var to = call.Call.GetValue(_to);
        var options = call.Options with
        {
            AllowOutOfOrder = call.Call.GetValue(_allowOutOfOrder),
            TransactionMode = call.Call.GetValue(_transaction),
            Environment = call.Call.GetValue(_environment),
            Backup = call.Call.GetValue(_backup) is { } folder ? new BackupOptions { Directory = folder } : null,
        };
        var file = ReportFile.Of(call.Call.GetValue(_report));
        if (call.Call.GetValue(_dryRun))
        {
            return PlanResult.Of(Name, call.Folder.Name, await call.Migrator(options).PlanAsync(to, cancellationToken));
        }

        var report = await call.Output.ShowProgressAsync(progress =>
        {
            var migrator = call.Migrator(options with { Progress = progress });
            return to is null ? migrator.MigrateAsync(cancellationToken) : migrator.MigrateToAsync(to, cancellationToken);
        });
        file?.Write(report);
        return RunResult.Of(Name, "applied", call.Folder.Name, report);
    }
}
