using System.CommandLine;
using System.Text.RegularExpressions;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Output;
using MigrationKit.Tool.Replaying;

namespace MigrationKit.Tool.Commands;

/// <summary>`lock`: records what has shipped, from the folder or from a live database.</summary>
internal sealed partial class LockCommand : ToolCommand
{
    private readonly Argument<string?> _folder = FolderArgument.Create();

    private readonly Option<string?> _fromDatabase = new("--from-database")
    {
        Description = "Write migrations.NAME.lock from what this database has had, instead of locking the folder.",
        HelpName = "DATABASE",
    };

    private readonly Option<string?> _environment = new("--environment")
    {
        Description = "With --from-database: the NAME of the file, such as production.",
        HelpName = "NAME",
    };

    private readonly DatabaseOptions _options = new();

    public LockCommand(ToolConsole console)
        : base("lock", "Records the folder's migrations as shipped: from then on an edit of one is an error.", console)
    {
        Add(_folder);
        Add(_fromDatabase);
        Add(_environment);
        _options.AddRareTo(this);
        Validators.Add(result =>
        {
            if (result.GetResult(_fromDatabase) is null != result.GetResult(_environment) is null)
            {
                result.AddError("--from-database and --environment go together: `migrationkit lock --from-database app.db --environment production`.");
            }

            if (result.GetResult(_environment)?.Tokens is [{ Value: var name }] && !EnvironmentName().IsMatch(name))
            {
                result.AddError($"--environment '{name}' becomes part of a file name: use letters, digits, '-' and '_'.");
            }
        });
    }

    protected override async Task<CommandResult> RunAsync(ParseResult call, IToolOutput output, CancellationToken cancellationToken)
    {
        var folder = call.FolderOf(_folder);
        var dialect = call.GetValue(GlobalOptions.Dialect);
        if (call.GetValue(_fromDatabase) is not { } database)
        {
            var compiled = Folder.Compile(folder, dialect).WithoutErrors("Nothing was locked");
            return FolderLock.Update(compiled, FolderImpacts.Of(compiled, cancellationToken));
        }

        // The folder may be in any state: what a database has had does not depend on it.
        var before = Folder.CompileAny(folder, dialect);
        var history = new LiveHistory(database, _options.Read(call), SetName.Of(folder));
        IReadOnlyList<LockEntry> entries = await history.ReadAsync(cancellationToken);
        return FolderLock.Replace(before, call.GetValue(_environment)!, entries);
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex EnvironmentName();
}
