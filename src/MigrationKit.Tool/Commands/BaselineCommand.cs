using System.CommandLine;
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
        AddRareOptions();
    }

    protected override async Task<CommandResult> RunAsync(DatabaseCall call, CancellationToken cancellationToken)
    {
        call.Folder.WithoutErrors("The database was not changed");

        // A path with a slip of the pen would make an empty database that claims to have everything.
        if (!call.DatabaseExists)
        {
            throw new Refusal("noDatabase", "The database does not exist, so it has no schema to mark. Check its path; an empty database is made by `migrationkit migrate`.");
        }

        var report = await call.Migrator(call.Options).BaselineAsync(call.Call.GetValue(_to)!, cancellationToken);
        return RunResult.Of(Name, "marked as applied", call.Folder.Name, report);
    }
}
