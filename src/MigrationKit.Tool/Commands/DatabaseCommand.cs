using System.CommandLine;
using MigrationKit.Sqlite;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Commands;

/// <summary>A command on a folder and a database.</summary>
internal abstract class DatabaseCommand : ToolCommand
{
    private readonly Argument<string> _folder = FolderArgument.Create();

    protected DatabaseCommand(string name, string description, ToolConsole console)
        : base(name, description, console)
    {
        Add(_folder);
        Options.AddTo(this);
    }

    protected new DatabaseOptions Options { get; } = new();

    protected sealed override async Task<CommandResult> RunAsync(ParseResult call, IToolOutput output, CancellationToken cancellationToken)
    {
        var folder = Folder.Compile(call.GetValue(_folder)!, call.GetValue(GlobalOptions.Dialect));
        var database = new SqliteDatabase(ConnectionText.Of(call.GetValue(Options.Database)!));
        await using (database.ConfigureAwait(false))
        {
            var set = FolderSet.Of(folder, SetName.Of(folder.Name));
            return await RunAsync(
                call,
                folder,
                options => new Migrator(database, set, options),
                output,
                cancellationToken).ConfigureAwait(false);
        }
    }

    protected abstract Task<CommandResult> RunAsync(
        ParseResult call, Folder folder, Func<MigrationOptions, Migrator> migrator, IToolOutput output, CancellationToken cancellationToken);
}
