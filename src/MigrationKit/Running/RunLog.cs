using MigrationKit.Providers;

namespace MigrationKit;

/// <summary>What a run has done so far: the source of its report, and of the sentence that tells what became of the database when it fails.</summary>
internal sealed class RunLog(TimeProvider time, string? appliedBy) : IProgress<ScriptProgress>
{
    private readonly long _start = time.GetTimestamp();
    private readonly DateTimeOffset _startedAt = time.GetUtcNow();
    private readonly List<ExecutedMigration> _committed = [];
    private readonly List<ExecutedMigration> _open = [];
    private int _transactions;
    private bool _isOpen;
    private bool _isTransactional;
    private bool _isCommitting;
    private PlannedStep? _running;
    private long _runningSince;
    private int _runningAt;

    public string? From { get; set; }

    public TimeSpan Waited { get; set; }

    public PreparedRun? Prepared { get; set; }

    public long? SizeAfter { get; set; }

    /// <summary>Told about each statement after this object.</summary>
    public IProgress<ScriptProgress>? Listener { get; set; }

    public void Open(bool transactional)
    {
        _isOpen = true;
        _isTransactional = transactional;
        _isCommitting = false;
    }

    public void Committing() => _isCommitting = true;

    public void Begin(PlannedStep step)
    {
        _running = step;
        _runningSince = time.GetTimestamp();
        _runningAt = step.ResumeAt;
    }

    public void Ran(PlannedStep step, ScriptResult result)
    {
        _running = null;
        _open.Add(Executed(step) with
        {
            BeganAfter = NotNegative(time.GetElapsedTime(_start) - result.Duration),
            Duration = result.Duration,
            Statements = result.Statements,
            RowsChanged = result.RowsChanged,
        });
    }

    /// <param name="set">The name that the history is kept under, for the metrics; null for a run that does not count.</param>
    public void Commit(string? set)
    {
        _open.ForEach(migration => Telemetry.Committed(migration, set));
        _committed.AddRange(_open);
        _open.Clear();
        _isOpen = false;
        _transactions++;
    }

    /// <param name="set">The name that the history is kept under.</param>
    /// <param name="database">The database as a user knows it.</param>
    /// <param name="head">The chain head now; null where it is not known.</param>
    /// <param name="plan">The newest plan; null where there was none yet.</param>
    /// <param name="error">Why the run did not come to its end; null where it did.</param>
    public MigrationReport Report(string set, string database, string? head, MigrationPlan? plan, Exception? error = null)
    {
        var hasRun = _committed.Count > 0 || error is not null;
        return new MigrationReport
        {
            Set = set,
            Database = database,
            Error = error,
            Migrations = [.. _committed],
            NotCommitted = [.. _open],
            Stopped = _running is null ? null : Executed(_running) with
            {
                BeganAfter = time.GetElapsedTime(_start, _runningSince),
                Duration = time.GetElapsedTime(_runningSince),
                Statements = _runningAt,
            },
            Transactions = _transactions,
            WaitedForLock = Waited,
            Duration = time.GetElapsedTime(_start),
            StartedAt = hasRun ? _startedAt : null,
            AppliedBy = hasRun ? appliedBy ?? AppliedBy.Default() : null,
            BackupPath = Prepared?.BackupPath,
            BackupDuration = Prepared?.BackupDuration ?? default,
            BackupsNotDeleted = Prepared?.BackupsNotDeleted ?? [],
            SizeBefore = Prepared?.Size,
            SizeAfter = SizeAfter,
            LookChanged = plan?.LookChanged ?? [],
            NewerMigrations = plan?.NewerMigrations ?? [],
            FromChainHead = From,
            ToChainHead = head,
        };
    }

    /// <param name="kind">What stopped the run; null where it was cancelled.</param>
    /// <param name="set">As in <see cref="Commit"/>.</param>
    public RunOutcome Explain(MigrationErrorKind? kind, string? set)
    {
        // Outside a transaction a script that has come to its end is recorded: only a check behind it can have failed.
        if (_isOpen && !_isTransactional && _open.Count > 0)
        {
            Commit(set);
        }

        List<string> committed = [.. _committed.Select(migration => migration.Id)];
        var kept = committed.Count == 0 ? "" : $" Committed before and kept: {string.Join(", ", committed.Select(id => $"'{id}'"))}.";
        var sentence = (_isOpen, _isTransactional) switch
        {
            (false, _) => _committed.Count == 0 ? "The database was not changed." : kept.TrimStart(),

            // A write-ahead log that could not be synced may hold the whole commit all the same; the next opening then takes it.
            (true, true) when _isCommitting && kind == MigrationErrorKind.InputOutput =>
                "It is not certain whether the last transaction was committed, because writing it failed at its very end: the database has all of it or nothing of it. "
                + "The next start finds out and goes on from there." + kept,
            (true, true) => _committed.Count == 0
                ? "Everything was rolled back: the database is as it was before the run."
                : "What had not been committed was rolled back." + kept,
            (true, false) => "The script runs outside a transaction: the statements it completed are kept, and the next run goes on behind them." + kept,
        };
        var backup = Prepared?.BackupPath;
        return new RunOutcome(sentence + (backup is null ? "" : $" The back-up from before the run: '{backup}'."), committed, backup);
    }

    void IProgress<ScriptProgress>.Report(ScriptProgress value)
    {
        _runningAt = value.Statement;
        Listener?.Report(value);
    }

    private static ExecutedMigration Executed(PlannedStep step) => new()
    {
        Id = step.Migration.Id,
        File = step.Direction == MigrationDirection.Up ? step.Migration.Up.File : step.Migration.Down?.File ?? step.Migration.Up.File,
        Direction = step.Direction,
        Action = step.Action,
    };

    private static TimeSpan NotNegative(TimeSpan time) => time < TimeSpan.Zero ? TimeSpan.Zero : time;
}
