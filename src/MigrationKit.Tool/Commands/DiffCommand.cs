using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Commands;

/// <summary>`diff`: a live schema beside the one that the folder makes, whatever the database's history says. Reads only.</summary>
internal sealed class DiffCommand : DatabaseCommand
{
    public DiffCommand(ToolConsole console)
        : base("diff", "Compares a database's schema with the one that the migrations make. Changes nothing.", console) =>
        AddRareOptions();

    protected override async Task<CommandResult> RunAsync(DatabaseCall call, CancellationToken cancellationToken)
    {
        if (!call.DatabaseExists)
        {
            throw new Refusal("noDatabase", $"There is no {call.Database}. Check its path: `diff` compares what is there, and creates nothing.");
        }

        var status = await call.Migrator(call.Options).StatusAsync(cancellationToken);
        var expected = await FolderSchema.ReadAsync(call.Folder.WithoutErrors("Nothing was compared"), call.Options.Environment, cancellationToken);
        var found = await call.ReadSchema(cancellationToken);
        return new DiffResult(
            call.Folder.Name,
            status.Database,
            status.Migrations.Count(migration => migration.State == MigrationState.Pending),
            [.. SchemaDifferences.Between(expected.Lines, found).Select(DifferenceInfo.Of)]);
    }
}
