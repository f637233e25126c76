using System.CommandLine;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Commands;

/// <summary>`baseline`: for a database that has its schema from elsewhere.</summary>
internal sealed class BaselineCommand : DatabaseCommand
{
    private readonly Option<string> _to = new("--to")
    {
        Description = "The last migration that the database already has.",
        HelpName = "ID",
        Required = true,
    };

    public BaselineCommand(ToolConsole console)
        : base("baseline", "Marks migrations as applied without running them, for a database that has its schema from elsewhere.", console)
    {
        Add(_to);
        Add(Options.LockTimeout);
    }

    protected override async Task<CommandResult> RunAsync(
        ParseResult call, Folder folder, Func<MigrationOptions, Migrator> migrator, IToolOutput output, CancellationToken cancellationToken)
    {
        folder.WithoutErrors("The database was not changed");
        var options = Options.Read(call) with { LockTimeout = TimeSpan.FromSeconds(call.GetValue(Options.LockTimeout)) };
        return RunResult.Of(Name, "marked as applied", await migrator(options).BaselineAsync(call.GetValue(_to)!, cancellationToken));
    }
}
