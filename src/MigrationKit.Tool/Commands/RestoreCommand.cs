using System.CommandLine;
using MigrationKit.Sqlite;
using MigrationKit.Sqlite.Connecting;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Commands;

/// <summary>`restore`: puts a back-up in the place of a database. Needs no folder: the way back must not depend on one.</summary>
internal sealed class RestoreCommand : ToolCommand
{
    private readonly Argument<string> _backup = new("BACKUP") { Description = "The back-up's file, as `migrate --backup` named it." };

    private readonly DatabaseOptions _options = new();
    private readonly Confirmation _confirmation;

    public RestoreCommand(ToolConsole console)
        : base("restore", "Puts a back-up in the place of the database, all or nothing. What was written since is gone. Stop the program first.", console)
    {
        _confirmation = new Confirmation(console);
        Add(_backup);
        Add(_options.Database);
        _confirmation.AddTo(this);
        _options.AddRareTo(this, withName: false);
    }

    protected override bool WritesDatabase => true;

    protected override async Task<CommandResult> RunAsync(ParseResult call, IToolOutput output, CancellationToken cancellationToken)
    {
        var connection = ConnectionText.Of(call.GetValue(_options.Database)!);
        var backup = call.GetValue(_backup)!;
        var location = new DatabaseLocation(connection);
        if (File.Exists(location.FilePath) && File.Exists(backup))
        {
            var taken = FormattableString.Invariant($"{File.GetLastWriteTimeUtc(backup):yyyy-MM-dd HH:mm:ss}Z");
            _confirmation.Require(call, $"All that is in the {location.Description} is replaced by the back-up '{backup}' of {taken}; what was written since is gone.");
        }

        return RestoreResult.Of(await SqliteMigrator.RestoreAsync(connection, backup, _options.Read(call), cancellationToken));
    }
}
