using System.CommandLine;
using MigrationKit.Providers;
using MigrationKit.Sqlite;
using MigrationKit.Sqlite.Connecting;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Commands;

/// <summary>A command on a folder and a database.</summary>
internal abstract class DatabaseCommand : ToolCommand
{
    private readonly Argument<string?> _folder = FolderArgument.Create();
    private readonly DatabaseOptions _options = new();

    protected DatabaseCommand(string name, string description, ToolConsole console)
        : base(name, description, console)
    {
        Add(_folder);
        Add(_options.Database);
    }

    /// <summary>Called last by each command, so that its own options come first in the help.</summary>
    protected void AddRareOptions() => _options.AddRareTo(this);

    protected sealed override string? FolderOf(ParseResult call) => call.FolderOf(_folder);

    protected sealed override async Task<CommandResult> RunAsync(ParseResult call, IToolOutput output, CancellationToken cancellationToken)
    {
        var folder = Folder.Compile(call.FolderOf(_folder), call.GetValue(GlobalOptions.Dialect));
        var options = _options.Read(call);
        var connection = ConnectionText.Of(call.GetValue(_options.Database)!);
        var exists = !new DatabaseLocation(connection).IsStillToBeCreated;
        var set = FolderSet.Of(folder, SetName.Of(folder.Name));
        var database = new SqliteDatabase(connection, options);
        await using (database.ConfigureAwait(false))
        {
            var prepared = new DatabaseCall(call, folder, exists, options, with => new Migrator(database, set, with), output)
            {
                ReadSchema = async token => await database.ReadSchemaAsync(new HistoryTable(options.HistoryTable, set.Name), token).ConfigureAwait(false) ?? [],
            };
            return await RunAsync(prepared, cancellationToken).ConfigureAwait(false);
        }
    }

    protected abstract Task<CommandResult> RunAsync(DatabaseCall call, CancellationToken cancellationToken);
}
