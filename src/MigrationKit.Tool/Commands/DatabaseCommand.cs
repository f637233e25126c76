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

    /// <summary>Lets the command take many databases instead of one.</summary>
    protected void AcceptMany(ManyDatabasesOptions many, params Option[] forOneOnly) => many.AddTo(this, _options.Database, forOneOnly);

    protected sealed override bool WritesDatabase => true;

    protected sealed override string? FolderOf(ParseResult call) => call.FolderOf(_folder);

    protected sealed override async Task<CommandResult> RunAsync(ParseResult call, IToolOutput output, CancellationToken cancellationToken)
    {
        var (name, dialect) = (call.FolderOf(_folder), GlobalOptions.DialectToRun(call, this));
        var folder = MayBeginWithNothing(call) ? Folder.CompileAny(name, dialect) : Folder.Compile(name, dialect);
        var options = _options.Read(call);
        var set = FolderSet.Of(folder, SetName.Of(folder.Name));
        if (call.GetValue(_options.Database) is not { } named)
        {
            return await RunManyAsync(call, folder, set, options, output, cancellationToken).ConfigureAwait(false);
        }

        var connection = ConnectionText.Of(named);
        var location = new DatabaseLocation(connection);
        if (location.IsMemory && !location.IsPrivateMemory)
        {
            // An app can keep a shared one open; here it would be filled and forgotten, and called a success.
            throw new MigrationException(MigrationErrorKind.CannotOpen, $"{location.Description} is in memory and would be gone as soon as this program ends. Name a file.");
        }

        var exists = !location.IsStillToBeCreated;
        var database = new SqliteDatabase(connection, options);
        await using (database.ConfigureAwait(false))
        {
            var prepared = new DatabaseCall(call, folder, exists, options, with => new Migrator(database, set, with), output)
            {
                SetName = options.SetName ?? set.Name,
                Database = database.Description,
                Connection = connection,
                ReadSchema = async token => await database.ReadSchemaAsync(new HistoryTable(options.HistoryTable, set.Name), token).ConfigureAwait(false) ?? [],
            };
            return await RunAsync(prepared, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whether the folder may be without a migration.</summary>
    protected virtual bool MayBeginWithNothing(ParseResult call) => false;

    /// <summary>Only for a command that has called <see cref="AcceptMany"/>.</summary>
    protected virtual Task<CommandResult> RunManyAsync(
        ParseResult call, Folder folder, MigrationSet set, MigrationOptions options, IToolOutput output, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"'{Name}' takes one database.");

    protected abstract Task<CommandResult> RunAsync(DatabaseCall call, CancellationToken cancellationToken);
}
