namespace MigrationKit.Tool.Output;

/// <summary>A migration that a run applied, took back or marked. <see cref="Milliseconds"/> is how long its script ran.</summary>
internal sealed record ExecutedInfo(
    string Id, string File, MigrationDirection Direction, MigrationAction Action, int Statements, long RowsChanged, double Milliseconds)
{
    public static ExecutedInfo Of(ExecutedMigration migration, string folder) => new(
        migration.Id,
        Path.Combine(folder, migration.File),
        migration.Direction,
        migration.Action,
        migration.Statements,
        migration.RowsChanged,
        Math.Round(migration.Duration.TotalMilliseconds, 3));
}
