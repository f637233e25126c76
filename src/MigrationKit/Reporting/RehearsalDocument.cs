namespace MigrationKit;

/// <summary>The JSON document of a rehearsal (docs/formats.md): members may be added under the same version, never changed or removed.</summary>
internal sealed record RehearsalDocument
{
    public int Version => 1;

    public required bool Passed { get; init; }

    public required string Set { get; init; }

    public required string Database { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required double Milliseconds { get; init; }

    public double? PredictedMilliseconds { get; init; }

    public ReportDocument? Run { get; init; }

    public required IReadOnlyList<RehearsedStatementDocument> Statements { get; init; }

    public required IReadOnlyList<string> TakenBack { get; init; }

    public required IReadOnlyList<string> NotTakenBack { get; init; }

    public required IReadOnlyList<string> Findings { get; init; }

    public ReportedError? Error { get; init; }

    public static RehearsalDocument Of(RehearsalReport report) => new()
    {
        Passed = report.Passed,
        Set = report.Set,
        Database = report.Database,
        StartedAt = report.StartedAt,
        Milliseconds = ReportDocument.Rounded(report.Duration),
        PredictedMilliseconds = report.Run is null ? null : ReportDocument.Rounded(report.PredictedDuration),
        Run = (report.Run ?? report.Failure?.Report) is { } run ? ReportDocument.Of(run) : null,
        Statements =
        [
            .. report.Statements.Select(statement => new RehearsedStatementDocument(
                statement.MigrationId, statement.Statement, ReportDocument.Rounded(statement.Duration), statement.File, statement.Line)),
        ],
        TakenBack = report.TakenBack,
        NotTakenBack = report.NotTakenBack,
        Findings = report.Findings,
        Error = report.Failure is null ? null : ReportedError.Of(report.Failure),
    };
}
