namespace MigrationKit;

/// <summary>The JSON document of a run over many databases (docs/formats.md): members may be added under the same version, never changed or removed.</summary>
internal sealed record ManyDocument
{
    public int Version => 1;

    public required bool Ok { get; init; }

    public required string Set { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required double Milliseconds { get; init; }

    public required int Databases { get; init; }

    public required int UpToDate { get; init; }

    public required int Migrated { get; init; }

    public required int Failed { get; init; }

    public required IReadOnlyList<ManyOutcome> Outcomes { get; init; }

    public static ManyDocument Of(MigrateAllReport report)
    {
        var failed = report.Failed.Count();
        return new ManyDocument
        {
            Ok = failed == 0,
            Set = report.Set,
            StartedAt = report.StartedAt,
            Milliseconds = ReportDocument.Rounded(report.Duration),
            Databases = report.Databases,
            UpToDate = report.UpToDate,
            Migrated = report.Outcomes.Count - failed,
            Failed = failed,
            Outcomes = [.. report.Outcomes.Select(ManyOutcome.Of)],
        };
    }
}
