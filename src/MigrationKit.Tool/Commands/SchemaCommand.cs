using System.CommandLine;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Commands;

/// <summary>`schema`: what the folder's migrations make, by running them on a scratch database in memory.</summary>
internal sealed class SchemaCommand : ToolCommand
{
    private readonly Argument<string?> _folder = FolderArgument.Create();

    private readonly Option<bool> _mermaid = new("--mermaid") { Description = "Print an entity diagram for Markdown instead." };

    private readonly Option<bool> _write = new("--write") { Description = "Write schema.snapshot in the folder, if it says something else." };

    private readonly Option<string?> _environment = new("--environment")
    {
        Description = "Run the scripts that are only for this environment.",
        HelpName = "NAME",
    };

    public SchemaCommand(ToolConsole console)
        : base("schema", "Prints the schema that the migrations make, by running them on a scratch database.", console)
    {
        Add(_folder);
        Add(_mermaid);
        Add(_write);
        Add(_environment);
        Validators.Add(result =>
        {
            if (result.GetResult(_mermaid) is not null && result.GetResult(_write) is not null)
            {
                result.AddError("--mermaid prints and --write writes: call the command twice.");
            }

            if (result.GetResult(_environment) is not null && result.GetResult(_write) is not null)
            {
                result.AddError("schema.snapshot states what every environment runs: leave out --environment to write it, or --write to see that environment's schema.");
            }
        });
    }

    protected override string? FolderOf(ParseResult call) => call.FolderOf(_folder);

    protected override async Task<CommandResult> RunAsync(ParseResult call, IToolOutput output, CancellationToken cancellationToken)
    {
        var folder = Folder.Compile(call.FolderOf(_folder), GlobalOptions.DialectToRun(call, this)).WithoutErrors("Nothing was run");
        var schema = await FolderSchema.ReadAsync(folder, call.GetValue(_environment), cancellationToken);
        var diagram = call.GetValue(_mermaid) ? EntityDiagram.Of(schema.Lines) : null;
        var result = new SchemaResult(folder.Name, schema.Engine, SchemaDigest.Of(schema.Lines), schema.Snapshot, diagram ?? schema.Snapshot) { Mermaid = diagram };
        return call.GetValue(_write)
            ? result with { SnapshotFile = SnapshotFile.PathIn(folder.Name), Changed = SnapshotFile.Write(folder.Name, schema.Snapshot) }
            : result;
    }
}
