namespace MigrationKit;

/// <summary>A migration that a run has applied or taken back; which list of the report it stands in says whether it is committed.</summary>
public sealed record ExecutedMigration
{
    /// <summary>The migration's id.</summary>
    public required string Id { get; init; }

    /// <summary>The script's file, relative to the set's folder.</summary>
    public required string File { get; init; }

    /// <summary>Applied or taken back.</summary>
    public required MigrationDirection Direction { get; init; }

    /// <summary>Whether its script ran.</summary>
    public required MigrationAction Action { get; init; }

    /// <summary>When the script began, from the beginning of the run.</summary>
    public TimeSpan BeganAfter { get; init; }

    /// <summary>How long the script ran.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Statements executed.</summary>
    public int Statements { get; init; }

    /// <summary>Rows inserted, updated and deleted by the script's own statements.</summary>
    public long RowsChanged { get; init; }

    /// <summary>The migration for a person: <c>0005_add_email: 3 statements, 1200 rows changed, 12.5 ms</c>.</summary>
    public override string ToString() => Action == MigrationAction.RecordOnly
        ? $"{Id}: recorded, not run"
        : $"{Id}: {Number.Of(Statements, "statement")}, {Number.Of(RowsChanged, "row")} changed, {Number.Time(Duration)}"
        + (Direction == MigrationDirection.Down ? ", taken back" : "");
}
