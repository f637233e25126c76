namespace MigrationKit;

/// <summary>How a <see cref="Migrator"/> works. Every value has a default that suits an app that migrates its own database at start-up.</summary>
public sealed record MigrationOptions
{
    internal const string DefaultHistoryTable = "migration_history";

    /// <summary>Name of the history table, taken as it is: a dot in it is part of the name and no schema. Several sets can share one.</summary>
    public string HistoryTable { get; init; } = DefaultHistoryTable;

    /// <summary>
    /// The name that the set's history is kept under; null for the set's own name, and so is a blank one.
    /// For a folder that was renamed after its migrations had been applied somewhere.
    /// </summary>
    public string? SetName
    {
        get;
        init => field = NullIfBlank(value);
    }

    /// <summary>What is committed together.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration's.</exception>
    public TransactionMode TransactionMode
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(TransactionMode), value, "There is no such mode.");
    }

    /// <summary>Runs a pending migration that sorts before the last applied one, instead of refusing.</summary>
    public bool AllowOutOfOrder { get; init; }

    /// <summary>
    /// How long to wait while another process migrates: 30 seconds unless set. Zero does not wait, <see cref="Timeout.InfiniteTimeSpan"/> waits until the run
    /// is cancelled.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan LockTimeout
    {
        get;
        init => field = value >= TimeSpan.Zero || value == Timeout.InfiniteTimeSpan
            ? value
            : throw new ArgumentOutOfRangeException(nameof(LockTimeout), value, "It has to be zero or more, or Timeout.InfiniteTimeSpan.");
    } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long one statement may take; null, and so <see cref="Timeout.InfiniteTimeSpan"/>, without limit. A script's <c>-- migration:timeout</c> comes first.
    /// The commands of a C# step are not timed: the step has the run's <see cref="CancellationToken"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or negative.</exception>
    public TimeSpan? StatementTimeout
    {
        get;
        init => field = value == Timeout.InfiniteTimeSpan ? null
            : value is null || value > TimeSpan.Zero ? value
            : throw new ArgumentOutOfRangeException(nameof(StatementTimeout), value, "It has to be more than zero; null is without limit.");
    }

    /// <summary>What the history says about who applied a migration; null or blank for <c>program version on machine as user</c>.</summary>
    public string? AppliedBy
    {
        get;
        init => field = NullIfBlank(value);
    }

    /// <summary>
    /// Where this database is (<c>production</c>), for scripts with <c>-- migration:only</c>, compared without regard to case.
    /// Left null or blank, as an unset variable leaves it, a pending migration of that kind is refused: guessing would run or skip it for good.
    /// </summary>
    public string? Environment
    {
        get;
        init => field = NullIfBlank(value);
    }

    /// <summary>
    /// Takes a back-up once a run, under the lock and before anything is changed, and verifies it; null (the default) for none, because
    /// a library must not fill a disk that nobody planned for. A start with nothing pending takes none, nor does a run on a database
    /// that is in memory or still empty.
    /// </summary>
    public BackupOptions? Backup { get; init; }

    /// <summary>
    /// Refuses a run while another process has the database open, even if it only looks, and names it. Linux only, and as far as this user
    /// may see other processes; elsewhere a run with it is refused. What opens the database later is not noticed.
    /// </summary>
    public bool RefuseWhileInUse { get; init; }

    /// <summary>Refuses a run where a table that a pending migration names has more rows than this; null without limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long? RequireAtMostRows
    {
        get;
        init => field = value is null or >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(RequireAtMostRows), value, "It has to be zero or more; null is without limit.");
    }

    /// <summary>The same by table (names without regard to case), whether a migration names it or not; comes before <see cref="RequireAtMostRows"/>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IReadOnlyDictionary<string, long> RequireAtMostRowsOf
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(RequireAtMostRowsOf));
    } = new Dictionary<string, long>();

    /// <summary>
    /// Called before each commit, of a roll-back and on the copy of a rehearsal too, as its context says. What it throws rolls the transaction
    /// back; a script outside a transaction has been kept by then. Null for none.
    /// </summary>
    public MigrationCheck? RunChecksAsync { get; init; }

    /// <summary>The database is a copy.</summary>
    internal bool IsRehearsal { get; init; }

    /// <summary>Lets the engine check its whole file before each commit (SQLite's <c>quick_check</c>), which reads all of it.</summary>
    public bool QuickCheck { get; init; }

    /// <summary>Lets the engine refresh what its query planner knows after a run that changed something (SQLite's <c>PRAGMA optimize</c>).</summary>
    public bool Optimize { get; init; }

    /// <summary>The clock.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public TimeProvider Time
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Time));
    } = TimeProvider.System;

    /// <summary>Told about each statement, from the thread that runs it; null for nobody.</summary>
    public IProgress<MigrationProgress>? Progress { get; init; }

    /// <summary>
    /// For runs over many databases (<c>MigrateAllAsync</c>): told about each as it is done, one at a time, from the thread that has done it; null for
    /// nobody.
    /// </summary>
    public IProgress<MigrateAllProgress>? AllProgress { get; init; }

    private static string? NullIfBlank(string? name) => string.IsNullOrWhiteSpace(name) ? null : name;
}
