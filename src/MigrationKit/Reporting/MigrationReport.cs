namespace MigrationKit;

/// <summary>What a run has done.</summary>
public sealed record MigrationReport
{
    /// <summary>The name that the set's history is kept under.</summary>
    public required string Set { get; init; }

    /// <summary>The database as a user knows it.</summary>
    public required string Database { get; init; }

    /// <summary>Whether the run was to apply migrations or to take them back.</summary>
    public MigrationDirection Direction { get; init; }

    /// <summary>There was nothing to do.</summary>
    public bool UpToDate => Error is null && Migrations.Count == 0;

    /// <summary>
    /// Why the run was refused, failed or was cancelled: a <see cref="MigrationException"/> or a <see cref="MigrationCanceledException"/>,
    /// whose <c>Report</c> this is. Null where it has done what it was to do.
    /// </summary>
    public Exception? Error { get; init; }

    /// <summary>Scripts that had run to their end and were not committed, in order; empty where <see cref="Error"/> is null.</summary>
    public IReadOnlyList<ExecutedMigration> NotCommitted { get; init; } = [];

    /// <summary>
    /// The migration whose script was stopped, with the statements that it had completed; null where no script was running. Nothing of it is
    /// kept, unless it runs outside a transaction.
    /// </summary>
    public ExecutedMigration? Stopped { get; init; }

    /// <summary>What was applied or taken back and is committed, in order.</summary>
    public IReadOnlyList<ExecutedMigration> Migrations { get; init; } = [];

    /// <summary>Transactions committed; a script outside a transaction counts as one.</summary>
    public int Transactions { get; init; }

    /// <summary>How long the run waited for the lock, all in all.</summary>
    public TimeSpan WaitedForLock { get; init; }

    /// <summary>How long all of it took; zero where the one look at the history told that nothing was to do.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>When the run began, UTC; null where nothing was to do.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Who ran it, as the history says; null where nothing was to do.</summary>
    public string? AppliedBy { get; init; }

    /// <summary>The back-up that was taken before anything was changed; null where none was taken.</summary>
    public string? BackupPath { get; init; }

    /// <summary>How long taking and verifying the back-up took.</summary>
    public TimeSpan BackupDuration { get; init; }

    /// <summary>Older back-ups that are more than <see cref="BackupOptions.Keep"/> and could not be deleted.</summary>
    public IReadOnlyList<BackupNotDeleted> BackupsNotDeleted { get; init; } = [];

    /// <summary>Bytes of the database before the run; null where nothing was to do or the engine does not say.</summary>
    public long? SizeBefore { get; init; }

    /// <summary>Bytes of the database after the run; null where nothing was to do or the engine does not say.</summary>
    public long? SizeAfter { get; init; }

    /// <summary>Ids of applied migrations whose comments or white space have changed since; accepted.</summary>
    public IReadOnlyList<string> LookChanged { get; init; } = [];

    /// <summary>
    /// Ids that the database has and this program does not know, all of them additive: it was used by a newer version, and this one
    /// may go on beside it.
    /// </summary>
    public IReadOnlyList<string> NewerMigrations { get; init; } = [];

    /// <summary>The chain head before the run; null where the set had no history.</summary>
    public string? FromChainHead { get; init; }

    /// <summary>The chain head after it; null where the set has no history, and where a script outside a transaction was interrupted.</summary>
    public string? ToChainHead { get; init; }

    /// <summary>The report as a JSON document, see docs/formats.md.</summary>
    public string ToJson() => ReportJson.Write(ReportDocument.Of(this));

    /// <summary>The report as one HTML page with the run's timeline, to be kept or printed as the record of a deployment. Needs nothing else.</summary>
    public string ToHtml() => ReportHtml.Of(this);

    /// <summary>The report for a person: a line for the whole, a line a migration.</summary>
    public string ToText() => ReportText.Of(this, isWhole: true);

    /// <summary>The same for a log: of long lists the first and the last lines, and how many are between them.</summary>
    public override string ToString() => ReportText.Of(this, isWhole: false);
}
