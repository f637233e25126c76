using System.CommandLine;
using MigrationKit.Sqlite;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Commands;

/// <summary>`restore`: puts a back-up in the place of a database. Needs no folder: the way back must not depend on one.</summary>
internal sealed class RestoreCommand : ToolCommand
{
    private readonly Argument<string> _backup = new("BACKUP") { Description = "The back-up's file, as `migrate --backup` named it." };

    private readonly DatabaseOptions _options = new();

    public RestoreCommand(ToolConsole console)
        : base("restore", "Puts a back-up in the place of the database, all or nothing. What was written since is gone. Stop the program first.", console)
    {
        Add(_backup);
        Add(_options.Database);
        _options.AddRareTo(this, withName: false);
    }

    protected override async Task<CommandResult> RunAsync(ParseResult call, IToolOutput output, CancellationToken cancellationToken)
    {
        var connection = ConnectionText.Of(call.GetValue(_options.Database)!);
        return RestoreResult.Of(await SqliteMigrator.RestoreAsync(connection, call.GetValue(_backup)!, _options.Read(call), cancellationToken));
    }
}
