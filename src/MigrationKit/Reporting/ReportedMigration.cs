namespace MigrationKit;

/// <summary>A migration in the JSON document of a report.</summary>
internal sealed record ReportedMigration(
    string Id, string File, string Direction, string Action, int Statements, long RowsChanged, double BeganAfterMilliseconds, double Milliseconds)
{
    public static ReportedMigration Of(ExecutedMigration migration) => new(
        migration.Id,
        migration.File,
        ReportDocument.DirectionOf(migration.Direction),
        migration.Action switch
        {
            MigrationAction.Run => "run",
            MigrationAction.Resume => "resume",
            _ => "recordOnly",
        },
        migration.Statements,
        migration.RowsChanged,
        ReportDocument.Rounded(migration.BeganAfter),
        ReportDocument.Rounded(migration.Duration));
}
