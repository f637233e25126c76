namespace MigrationKit;

/// <summary>The JSON document of a report (docs/formats.md): members may be added under the same version, never changed or removed.</summary>
internal sealed record ReportDocument
{
    public int Version => 1;

    public bool Ok => Error is null;

    public required string Set { get; init; }

    public required string Database { get; init; }

    public required string Direction { get; init; }

    public bool UpToDate { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public string? AppliedBy { get; init; }

    public double Milliseconds { get; init; }

    public double WaitedForLockMilliseconds { get; init; }

    public string? Backup { get; init; }

    public double? BackupMilliseconds { get; init; }

    public IReadOnlyList<BackupNotDeleted>? BackupsNotDeleted { get; init; }

    public long? SizeBefore { get; init; }

    public long? SizeAfter { get; init; }

    public int Transactions { get; init; }

    public required IReadOnlyList<ReportedMigration> Migrations { get; init; }

    public IReadOnlyList<ReportedMigration>? NotCommitted { get; init; }

    public ReportedMigration? Stopped { get; init; }

    public ReportedError? Error { get; init; }

    public required IReadOnlyList<string> LookChanged { get; init; }

    public required IReadOnlyList<string> NewerMigrations { get; init; }

    public string? FromChainHead { get; init; }

    public string? ToChainHead { get; init; }

    public static ReportDocument Of(MigrationReport report) => new()
    {
        Set = report.Set,
        Database = report.Database,
        Direction = DirectionOf(report.Direction),
        UpToDate = report.UpToDate,
        StartedAt = report.StartedAt,
        AppliedBy = report.AppliedBy,
        Milliseconds = Rounded(report.Duration),
        WaitedForLockMilliseconds = Rounded(report.WaitedForLock),
        Backup = report.BackupPath,
        BackupMilliseconds = report.BackupPath is null ? null : Rounded(report.BackupDuration),
        BackupsNotDeleted = report.BackupsNotDeleted is { Count: > 0 } left ? left : null,
        SizeBefore = report.SizeBefore,
        SizeAfter = report.SizeAfter,
        Transactions = report.Transactions,
        Migrations = [.. report.Migrations.Select(ReportedMigration.Of)],
        NotCommitted = report.Error is null ? null : [.. report.NotCommitted.Select(ReportedMigration.Of)],
        Stopped = report.Stopped is null ? null : ReportedMigration.Of(report.Stopped),
        Error = report.Error is null ? null : ReportedError.Of(report.Error),
        LookChanged = report.LookChanged,
        NewerMigrations = report.NewerMigrations,
        FromChainHead = report.FromChainHead,
        ToChainHead = report.ToChainHead,
    };

    public static string DirectionOf(MigrationDirection direction) => direction == MigrationDirection.Up ? "up" : "down";

    public static double Rounded(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);
}
