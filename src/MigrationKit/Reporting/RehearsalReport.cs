namespace MigrationKit;

/// <summary>What a run would do, shown by doing it to a copy.</summary>
public sealed record RehearsalReport
{
    /// <summary>The name that the set's history is kept under.</summary>
    public required string Set { get; init; }

    /// <summary>The database as a user knows it; it was only read.</summary>
    public required string Database { get; init; }

    /// <summary>When the rehearsal began, UTC.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How long all of it took: the copy, the run, the way back, the second run and the checks.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The run on the copy; null where it failed or was refused, and then <see cref="MigrationException.Report"/> of the failure has what was done until then.</summary>
    public MigrationReport? Run { get; init; }

    /// <summary>How long each statement took, in order.</summary>
    public IReadOnlyList<RehearsedStatement> Statements { get; init; } = [];

    /// <summary>Ids of the migrations that were taken back by their down scripts and applied again.</summary>
    public IReadOnlyList<string> TakenBack { get; init; } = [];

    /// <summary>Ids of the migrations that were not, because they or later ones have no down script that can run.</summary>
    public IReadOnlyList<string> NotTakenBack { get; init; } = [];

    /// <summary>Why the run, the way back or the second run failed; null where none did.</summary>
    public MigrationException? Failure { get; init; }

    /// <summary>What was not wrong before: rows without their parent, or a schema that the down scripts do not bring back.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>How long the run can be expected to take; more where the disk is slower than the copy's or others use the database.</summary>
    public TimeSpan PredictedDuration => Run?.Duration ?? TimeSpan.Zero;

    /// <summary>The verdict: nothing failed and nothing was found.</summary>
    public bool Passed => Failure is null && Findings.Count == 0;

    /// <summary>The rehearsal as a JSON document, see docs/formats.md.</summary>
    public string ToJson() => ReportJson.Write(RehearsalDocument.Of(this));

    /// <summary>The rehearsal as one HTML page to be kept or printed. Needs nothing else.</summary>
    public string ToHtml() => RehearsalHtml.Of(this);

    /// <summary>The verdict for a person, with all that speaks against it.</summary>
    public override string ToString() => RehearsalText.Of(this);
}
