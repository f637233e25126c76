using System.CommandLine;
using MigrationKit.Compiler.Discovery;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Commands;

/// <summary>`baseline`: for a database that has its schema from elsewhere.</summary>
internal sealed class BaselineCommand : DatabaseCommand
{
    private readonly Option<string?> _to = new("--to")
    {
        Description = "The last migration that the database already has.",
        HelpName = "ID",
    };

    private readonly Option<bool> _write = new("--write")
    {
        Description = $"Instead: write its schema into {BaselineFile.FileName}, for a folder whose first migration builds on it. Marks nothing.",
    };

    public BaselineCommand(ToolConsole console)
        : base("baseline", "Marks migrations as applied without running them, for a database that has its schema from elsewhere.", console)
    {
        Add(_to);
        Add(_write);
        AddRareOptions();
        Validators.Add(result =>
        {
            if (result.GetResult(_to) is null == (result.GetResult(_write) is null))
            {
                result.AddError(
                    $"Say what for: --to ID marks the migrations up to ID as applied, --write writes {BaselineFile.FileName} from the database. One of them.");
            }
        });
    }

    protected override bool MayBeginWithNothing(ParseResult call) => call.GetValue(_write);

    protected override async Task<CommandResult> RunAsync(DatabaseCall call, CancellationToken cancellationToken)
    {
        // A path with a slip of the pen would make an empty database that claims to have everything.
        if (!call.DatabaseExists)
        {
            throw new Refusal("noDatabase", $"The {call.Database} does not exist, so it has no schema to mark. Check its path; an empty database is made by `migrationkit migrate`.");
        }

        if (call.Call.GetValue(_to) is not { } last)
        {
            return await WriteAsync(call, cancellationToken);
        }

        call.Folder.WithoutErrors("The database was not changed");
        var report = await call.Migrator(call.Options).BaselineAsync(last, cancellationToken);
        return RunResult.Of(Name, "marked as applied", call.Folder.Name, report);
    }

    private static async Task<BaselineWritten> WriteAsync(DatabaseCall call, CancellationToken cancellationToken)
    {
        // What migrations of this folder have made was not there before the first of them.
        if (call.Folder.Set.Sequence.Migrations.Count > 0 && (await call.Migrator(call.Options).StatusAsync(cancellationToken)).ChainHead is not null)
        {
            throw new Refusal(
                "hasHistory",
                $"The {call.Database} has had migrations of this folder, so its schema is not the one from before the first. Name a database that has had none, or a back-up. Nothing was written.");
        }

        var (text, tables) = LiveSchema.Sql(call.Connection);
        return new BaselineWritten(call.Folder.Name, NewFile.Create(call.Folder.Name, new(BaselineFile.FileName, text)), tables);
    }
}
