namespace MigrationKit;

/// <summary>How a <see cref="Migrator"/> works. Every value has a default that suits an app that migrates its own database at start-up.</summary>
public sealed record MigrationOptions
{
    /// <summary>Name of the history table. Several sets can share one.</summary>
    public string HistoryTable { get; init; } = "migration_history";

    /// <summary>
    /// The name that the set's history is kept under; null for the set's own name.
    /// For a folder that was renamed after its migrations had been applied somewhere.
    /// </summary>
    public string? SetName { get; init; }

    /// <summary>What is committed together.</summary>
    public TransactionMode TransactionMode { get; init; } = TransactionMode.WholeRun;

    /// <summary>Runs a pending migration that sorts before the last applied one, instead of refusing.</summary>
    public bool AllowOutOfOrder { get; init; }

    /// <summary>How long to wait while another process migrates.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one statement may take; null without limit. A script's <c>-- migration:timeout</c> comes first.</summary>
    public TimeSpan? StatementTimeout { get; init; }

    /// <summary>What the history says about who applied a migration; null for <c>program version on machine as user</c>.</summary>
    public string? AppliedBy { get; init; }

    /// <summary>
    /// Where this database is (<c>production</c>), for scripts with <c>-- migration:only</c>, compared without regard to case.
    /// Left null, a pending migration of that kind is refused: guessing would run or skip it for good.
    /// </summary>
    public string? Environment { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Told about each statement, from the thread that runs it; null for nobody.</summary>
    public IProgress<MigrationProgress>? Progress { get; init; }
}
