using System.CommandLine;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Commands;

/// <summary>`migrate`: applies what is pending, straight from the folder.</summary>
internal sealed class MigrateCommand : DatabaseCommand
{
    private static readonly Dictionary<string, TransactionMode> Modes = new(StringComparer.Ordinal)
    {
        ["whole-run"] = TransactionMode.WholeRun,
        ["per-migration"] = TransactionMode.PerMigration,
        ["none"] = TransactionMode.None,
    };

    private readonly Option<string> _to = new("--to") { Description = "Stop behind this migration; later ones stay pending.", HelpName = "ID" };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print what would run, with its SQL, and change nothing." };

    private readonly Option<bool> _allowOutOfOrder = new("--allow-out-of-order")
    {
        Description = "Run a pending migration that sorts before the last applied one, instead of refusing.",
    };

    private readonly Option<string> _transaction = new("--transaction")
    {
        Description = "What is committed together: whole-run leaves the database as it was if anything fails.",
        HelpName = string.Join('|', Modes.Keys),
        DefaultValueFactory = _ => "whole-run",
    };

    private readonly Option<string> _environment = new("--environment")
    {
        Description = "Where this database is, for scripts with '-- migration:only'.",
        HelpName = "NAME",
    };

    public MigrateCommand(ToolConsole console)
        : base("migrate", "Applies the pending migrations to a database, which is created if it does not exist.", console)
    {
        _transaction.AcceptOnlyFromAmong([.. Modes.Keys]);
        Add(_to);
        Add(_dryRun);
        Add(_allowOutOfOrder);
        Add(_transaction);
        Add(Options.LockTimeout);
        Add(_environment);
    }

    protected override async Task<CommandResult> RunAsync(
        ParseResult call, Folder folder, Func<MigrationOptions, Migrator> migrator, IToolOutput output, CancellationToken cancellationToken)
    {
        folder.WithoutErrors("The database was not changed");
        var to = call.GetValue(_to);
        var options = Options.Read(call) with
        {
            AllowOutOfOrder = call.GetValue(_allowOutOfOrder),
            TransactionMode = Modes[call.GetValue(_transaction)!],
            LockTimeout = TimeSpan.FromSeconds(call.GetValue(Options.LockTimeout)),
            Environment = call.GetValue(_environment),
        };
        if (call.GetValue(_dryRun))
        {
            return PlanResult.Of(Name, folder.Name, await migrator(options).PlanAsync(to, cancellationToken));
        }

        var report = await output.ShowProgressAsync(progress =>
        {
            var telling = migrator(options with { Progress = progress });
            return to is null ? telling.MigrateAsync(cancellationToken) : telling.MigrateToAsync(to, cancellationToken);
        });
        return RunResult.Of(Name, "applied", report);
    }
}
