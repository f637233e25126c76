using System.CommandLine;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Commands;

/// <summary>`status`: what a database has, and what stands against a run. Reads only.</summary>
internal sealed class StatusCommand : DatabaseCommand
{
    private readonly Option<bool> _drift = new("--drift")
    {
        Description = "Also name what was changed in the schema by hand: compares it with schema.snapshot.",
    };

    public StatusCommand(ToolConsole console)
        : base("status", "Shows which migrations a database has, and what would keep `migrate` from running. Changes nothing.", console)
    {
        Add(_drift);
        AddRareOptions();
    }

    protected override async Task<CommandResult> RunAsync(DatabaseCall call, CancellationToken cancellationToken)
    {
        // A folder with errors is shown all the same: this is where one looks when something is wrong.
        if (call.Call.GetValue(_drift) && call.Folder.Set.Source.Snapshot is null)
        {
            throw new Refusal(
                "noSnapshot",
                $"'{SnapshotFile.PathIn(call.Folder.Name)}' does not exist or cannot be read, so nothing says what the schema should be. "
                + $"Write it with `migrationkit schema {call.Folder.Name} --write`, or compare with what the migrations make: `migrationkit diff`.");
        }

        var migrator = call.Migrator(call.Options);
        var status = await migrator.StatusAsync(cancellationToken);
        var validation = await migrator.ValidateAsync(cancellationToken);
        var result = StatusResult.Of(call.Folder, call.DatabaseExists, status, validation.Findings) with { SchemaIsThere = await IsThereAsync(call, status, cancellationToken) };
        return call.Call.GetValue(_drift)
            ? result with { Drift = [.. validation.Drift.Select(DifferenceInfo.Of)], DriftIsKnown = validation.DriftIsKnown }
            : result;
    }

    // A row that was deleted by hand, and a fix that was made in production first, look like this.
    private static async Task<bool?> IsThereAsync(DatabaseCall call, MigrationStatus status, CancellationToken cancellationToken) =>
        call.Folder.Set.Source.Snapshot is { Lines.Count: > 0 } snapshot
        && status.Migrations.Any(migration => migration.State == MigrationState.Pending)
        && SchemaDifferences.Between(snapshot.Lines, await call.ReadSchema(cancellationToken)).Count == 0
            ? true
            : null;
}
