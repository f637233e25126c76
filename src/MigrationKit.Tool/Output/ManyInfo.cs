namespace MigrationKit.Tool.Output;

/// <summary>One of many databases that was migrated or failed. <see cref="Migrations"/>: how many were committed.</summary>
internal sealed record ManyInfo(string Database, int Migrations)
{
    public string? Backup { get; init; }

    public ErrorInfo? Error { get; init; }

    public static ManyInfo Of(DatabaseOutcome outcome, string folder) => new(outcome.Database, outcome.Migrations)
    {
        Backup = outcome.Report?.BackupPath,
        Error = outcome.Error is { } error ? FailureResult.Of("migrate", error, folder).Error : null,
    };
}
