using System.CommandLine;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Naming;
using MigrationKit.Tool.Output;
using MigrationKit.Tool.Replaying;

namespace MigrationKit.Tool.Commands;

/// <summary>`new`: the next file in the folder's own style.</summary>
internal sealed class NewCommand : ToolCommand
{
    private readonly TimeProvider _time;

    private readonly Argument<string> _name = new("NAME")
    {
        Description = "What the migration does, as words: add_email, or \"add email\".",
    };

    private readonly Option<string?> _set = new("--set")
    {
        Description = $"The folder that holds the migrations; created for the first one. Default: {GlobalOptions.DefaultFolder}.",
        HelpName = "DIR",
    };

    private readonly Option<string?> _rebuild = new("--rebuild")
    {
        Description = "Write the rebuild of TABLE into it, ready to be changed: rows that refer to it, indexes, triggers, views and its counter are kept.",
        HelpName = "TABLE",
    };

    public NewCommand(ToolConsole console, TimeProvider time)
        : base("new", "Creates the next migration, named and numbered as the folder's others are. Prints its path.", console)
    {
        _time = time;
        Add(_name);
        Add(_set);
        Add(_rebuild);
    }

    protected override Task<CommandResult> RunAsync(ParseResult call, IToolOutput output, CancellationToken cancellationToken)
    {
        var name = ScriptName.From(call.GetValue(_name)!);
        var folder = call.GetValue(_set) ?? GlobalOptions.DefaultFolder;

        // Two who look at once would give two migrations one number, under names that do not clash.
        return Task.FromResult<CommandResult>(FolderTurn.Take(folder, () => Create(call, folder, name)));
    }

    private NewResult Create(ParseResult call, string folder, string name)
    {
        var compiled = Directory.Exists(folder) ? Folder.CompileAny(folder, call.GetValue(GlobalOptions.Dialect)) : null;
        var files = compiled is null ? NextScripts.First(name) : NextScripts.In(compiled, name, _time.GetUtcNow());
        if (call.GetValue(_rebuild) is { } table)
        {
            files = [files[0] with { Text = files[0].Text.Replace(ScriptStart.Hint, TableRebuild.Of(compiled, table), StringComparison.Ordinal) }, .. files.Skip(1)];
        }

        return new NewResult([.. files.Select(file => NewFile.Create(folder, file))]);
    }
}
