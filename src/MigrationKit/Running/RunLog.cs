using MigrationKit.Providers;

namespace MigrationKit;

/// <summary>What a run has done so far: the source of its report, and of the sentence that tells what became of the database when it fails.</summary>
internal sealed class RunLog(TimeProvider time, string? appliedBy)
{
    private readonly long _start = time.GetTimestamp();
    private readonly DateTimeOffset _startedAt = time.GetUtcNow();
    private readonly List<ExecutedMigration> _committed = [];
    private readonly List<ExecutedMigration> _open = [];
    private int _transactions;
    private bool _isOpen;
    private bool _isTransactional;
    private bool _isCommitting;

    public string? From { get; set; }

    public TimeSpan Waited { get; set; }

    public PreparedRun? Prepared { get; set; }

    public long? SizeAfter { get; set; }

    public void Open(bool transactional)
    {
        _isOpen = true;
        _isTransactional = transactional;
        _isCommitting = false;
    }

    public void Committing() => _isCommitting = true;

    public void Ran(PlannedStep step, ScriptResult result) => _open.Add(new ExecutedMigration
    {
        Id = step.Migration.Id,
        File = step.Direction == MigrationDirection.Up ? step.Migration.Up.File : step.Migration.Down?.File ?? step.Migration.Up.File,
        Direction = step.Direction,
        Action = step.Action,
        BeganAfter = NotNegative(time.GetElapsedTime(_start) - result.Duration),
        Duration = result.Duration,
        Statements = result.Statements,
        RowsChanged = result.RowsChanged,
    });

    public void Commit(string set)
    {
        _open.ForEach(migration => Telemetry.Committed(migration, set));
        _committed.AddRange(_open);
        _open.Clear();
        _isOpen = false;
        _transactions++;
    }

    public MigrationReport Report(string set, string database, string? head, MigrationPlan plan) => new()
    {
        Set = set,
        Database = database,
        Migrations = _committed,
        Transactions = _transactions,
        WaitedForLock = Waited,
        Duration = time.GetElapsedTime(_start),
        StartedAt = _committed.Count == 0 ? null : _startedAt,
        AppliedBy = _committed.Count == 0 ? null : appliedBy ?? AppliedBy.Default(),
        BackupPath = Prepared?.BackupPath,
        BackupDuration = Prepared?.BackupDuration ?? default,
        SizeBefore = Prepared?.Size,
        SizeAfter = SizeAfter,
        LookChanged = plan.LookChanged,
        NewerMigrations = plan.NewerMigrations,
        FromChainHead = From,
        ToChainHead = head,
    };

    public void Explain(MigrationException error)
    {
        error.Committed = [.. _committed.Select(migration => migration.Id)];
        var kept = _committed.Count == 0 ? "" : $" Committed before and kept: {string.Join(", ", error.Committed.Select(id => $"'{id}'"))}.";
        error.Outcome = (_isOpen, _isTransactional) switch
        {
            (false, _) => _committed.Count == 0 ? "The database was not changed." : kept.TrimStart(),

            // A write-ahead log that could not be synced may hold the whole commit all the same; the next opening then takes it.
            (true, true) when _isCommitting && error.Kind == MigrationErrorKind.InputOutput =>
                "It is not certain whether the last transaction was committed, because writing it failed at its very end: the database has all of it or nothing of it. "
                + "The next start finds out and goes on from there." + kept,
            (true, true) => _committed.Count == 0
                ? "Everything was rolled back: the database is as it was before the run."
                : "What had not been committed was rolled back." + kept,
            (true, false) => "The script runs outside a transaction: the statements it completed are kept, and the next run goes on behind them." + kept,
        };
        error.BackupPath = Prepared?.BackupPath;
        error.Outcome += error.BackupPath is null ? "" : $" The back-up from before the run: '{error.BackupPath}'.";
    }

    private static TimeSpan NotNegative(TimeSpan time) => time < TimeSpan.Zero ? TimeSpan.Zero : time;
}
