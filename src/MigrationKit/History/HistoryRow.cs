namespace MigrationKit;

/// <summary>One row of the history table; the columns are described in docs/formats.md.</summary>
public sealed record HistoryRow
{
    /// <summary>Name of the set.</summary>
    public required string Set { get; init; }

    /// <summary>1, 2, 3 … in the order of application, within the set.</summary>
    public required long Ordinal { get; init; }

    /// <summary>The migration's id.</summary>
    public required string Id { get; init; }

    /// <summary>The migration's version, as text; null for a repeatable.</summary>
    public string? Version { get; init; }

    /// <summary>What the row stands for.</summary>
    public required HistoryKind Kind { get; init; }

    /// <summary>SHA-256 of the up script as it was run, lower-case hex.</summary>
    public required string Checksum { get; init; }

    /// <summary>SHA-256 of the up script's tokens, lower-case hex.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The chain head of what the database has after this row.</summary>
    public required string Chain { get; init; }

    /// <summary>The migration's impact as compiled in.</summary>
    public MigrationImpact Impact { get; init; }

    /// <summary>Statements completed.</summary>
    public int Progress { get; init; }

    /// <summary>A script outside a transaction was begun, and nothing of it is in the database (docs/decisions/0021).</summary>
    internal bool HasOnlyBegun => Kind == HistoryKind.Started && Progress == 0;

    /// <summary>When the migration was applied, UTC.</summary>
    public required DateTimeOffset AppliedAt { get; init; }

    /// <summary>
    /// Of the set's first row: which row is the newest, as '5 0005_add_email', so that rows deleted from the end are missed. Kept by the provider with each
    /// change of the rows; null: the provider keeps none.
    /// </summary>
    public string? Newest { get; init; }

    /// <summary>How long the script ran.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Program, machine and user.</summary>
    public string AppliedBy { get; init; } = "";

    /// <summary>The row for a person: <c>5 0005_add_email, Versioned, 2026-11-21 09:40 UTC, by relayer 1.4.0 on web-1 as app</c>.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Ordinal} {Id}, {Kind}, {AppliedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC{(AppliedBy.Length == 0 ? "" : $", by {AppliedBy}")}");
}
