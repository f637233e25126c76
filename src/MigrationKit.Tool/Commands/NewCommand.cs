using System.CommandLine;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Naming;
using MigrationKit.Tool.Output;

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

    public NewCommand(ToolConsole console, TimeProvider time)
        : base("new", "Creates the next migration, named and numbered as the folder's others are. Prints its path.", console)
    {
        _time = time;
        Add(_name);
        Add(_set);
    }

    protected override Task<CommandResult> RunAsync(ParseResult call, IToolOutput output, CancellationToken cancellationToken)
    {
        var name = ScriptName.From(call.GetValue(_name)!);
        var folder = call.GetValue(_set) ?? GlobalOptions.DefaultFolder;
        var files = Directory.Exists(folder)
            ? NextScripts.In(Folder.CompileAny(folder, call.GetValue(GlobalOptions.Dialect)), name, _time.GetUtcNow())
            : NextScripts.First(name);

        return Task.FromResult<CommandResult>(new NewResult([.. files.Select(file => NewFile.Create(folder, file))]));
    }
}
