namespace MigrationKit;

/// <summary>A database in the JSON document of a run over many.</summary>
internal sealed record ManyOutcome(string Database, int Migrations)
{
    public double? Milliseconds { get; init; }

    public string? Backup { get; init; }

    public string? ToChainHead { get; init; }

    public ReportedError? Error { get; init; }

    public static ManyOutcome Of(DatabaseOutcome outcome) => new(outcome.Database, outcome.Migrations)
    {
        Milliseconds = outcome.Report is null ? null : ReportDocument.Rounded(outcome.Report.Duration),
        Backup = outcome.Report?.BackupPath,
        ToChainHead = outcome.Report?.ToChainHead,
        Error = outcome.Error is null ? null : ReportedError.Of(outcome.Error),
    };
}
