using MigrationKit.Providers;

namespace MigrationKit.Tests.Fakes;

/// <summary>
/// A database in memory: its "schema" is the list of scripts that took effect. Counts calls, and lets a test change the history
/// between the look without and the look with the lock, as another process would.
/// </summary>
internal sealed class FakeDatabase : IMigrationDatabase
{
    public List<HistoryRow> Rows { get; private set; } = [];

    /// <summary>What has taken effect: <c>up 0001_a</c>, <c>down 0001_a</c>.</summary>
    public List<string> Effects { get; private set; } = [];

    public List<SessionRequest> Sessions { get; } = [];

    public List<ScriptRun> Runs { get; } = [];

    public int HeadReads { get; private set; }

    public int HistoryReads { get; private set; }

    public int NewestReads { get; private set; }

    public int Commits { get; private set; }

    public bool IsLocked { get; private set; }

    /// <summary>What another process does between our first look and our lock; called before each lock with its number, from 1.</summary>
    public Action<int>? BeforeLock { get; set; }

    /// <summary>Called before each script.</summary>
    public Action<ScriptRun>? BeforeScript { get; set; }

    /// <summary>Called when a transaction is about to be committed.</summary>
    public Action? BeforeCommit { get; set; }

    public List<RunPreparation> Preparations { get; } = [];

    public List<RunChecks> Checks { get; } = [];

    /// <summary>The copy that was made last.</summary>
    public FakeDatabase? Copy { get; private set; }

    /// <summary>What a check finds.</summary>
    public Func<IReadOnlyList<string>> Findings { get; set; } = static () => [];

    public List<bool> Finishes { get; } = [];

    /// <summary>The provider answers later, as one over a network does.</summary>
    public bool AnswersLater { get; set; }

    /// <summary>Called before a late answer.</summary>
    public Action? BeforeAnswer { get; set; }

    /// <summary>The schema's lines; null: this database cannot tell.</summary>
    public IReadOnlyList<string>? Schema { get; set; }

    /// <summary>The schema that the effects have made, for a test that changes it; a copy has it, too.</summary>
    public Func<IReadOnlyList<string>, IReadOnlyList<string>>? SchemaOf { get; set; }

    public string Description => "fake database 'memory'";

    public DatabaseCapabilities Capabilities { get; set; } = new() { TransactionalDdl = true, ForeignKeysAreSetOutsideTransactions = true };

    public async ValueTask<IReadOnlyList<HistoryRow>> ReadHistoryAsync(HistoryTable history, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.Yield();
        HistoryReads++;
        return [.. Rows];
    }

    public ValueTask<IReadOnlyList<string>?> ReadSchemaAsync(HistoryTable history, CancellationToken cancellationToken) => new(Schema ?? SchemaOf?.Invoke(Effects));

    public ValueTask<string?> ReadChainHeadAsync(HistoryTable history, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        HeadReads++;
        var head = Rows.Where(row => row.Set == history.Set).MaxBy(row => row.Ordinal)?.Chain;
        return AnswersLater ? Later(head) : new(head);
    }

    public ValueTask<IMigrationSession> BeginAsync(SessionRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Sessions.Add(request);
        BeforeLock?.Invoke(Sessions.Count);
        Assert.False(IsLocked);
        IsLocked = true;
        return new(new Session(this, request));
    }

    public ValueTask<(IReadOnlyList<TableRows> Tables, long? Size)> EstimateAsync(IReadOnlyList<PlannedStep> steps, CancellationToken cancellationToken) =>
        new(([.. steps.Select(step => new TableRows(step.Migration.Id, "t", 3))], 4096));

    public ValueTask<IMigrationDatabase> CopyAsync(string? folder, CancellationToken cancellationToken)
    {
        var copy = new FakeDatabase { Capabilities = Capabilities, BeforeScript = BeforeScript, SchemaOf = SchemaOf };
        copy.Rows.AddRange(Rows);
        copy.Effects.AddRange(Effects);
        return new(Copy = copy);
    }

    public ValueTask<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken) => new(Findings());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async ValueTask<string?> Later(string? head)
    {
        await Task.Yield();
        BeforeAnswer?.Invoke();
        return head;
    }

    private sealed class Session(FakeDatabase database, SessionRequest request) : IMigrationSession
    {
        private readonly List<HistoryRow> _rowsBefore = [.. database.Rows];
        private readonly List<string> _effectsBefore = [.. database.Effects];
        private bool _committed;

        public TimeSpan WaitedForLock => TimeSpan.Zero;

        public ValueTask<IReadOnlyList<HistoryRow>> ReadHistoryAsync(CancellationToken cancellationToken) =>
            database.ReadHistoryAsync(request.History, cancellationToken);

        public ValueTask<HistoryRow?> ReadNewestRowAsync(CancellationToken cancellationToken)
        {
            database.NewestReads++;
            return new(database.Rows.Where(row => row.Set == request.History.Set).MaxBy(row => row.Ordinal));
        }

        public ValueTask<PreparedRun> PrepareAsync(RunPreparation preparation, CancellationToken cancellationToken)
        {
            Assert.True(database.IsLocked);
            database.Preparations.Add(preparation);
            return new(new PreparedRun(4096, preparation.Backup is null ? null : $"{preparation.LastApplied ?? "none"}.bak", TimeSpan.FromMilliseconds(3)));
        }

        public ValueTask CheckAsync(RunChecks checks, CancellationToken cancellationToken)
        {
            Assert.False(_committed);
            database.Checks.Add(checks);
            return checks.Check?.Invoke(null!, cancellationToken) ?? ValueTask.CompletedTask;
        }

        public ValueTask<FinishedRun> FinishAsync(bool optimize)
        {
            Assert.True(_committed);
            database.Finishes.Add(optimize);
            return new(new FinishedRun(8192));
        }

        public async ValueTask<ScriptResult> RunAsync(ScriptRun run, CancellationToken cancellationToken)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            database.Runs.Add(run);
            if (!request.Transactional && run.StartedRow is { } started)
            {
                Put(started with { Progress = run.ResumeAt });
            }

            database.BeforeScript?.Invoke(run);
            cancellationToken.ThrowIfCancellationRequested();
            if (run.Script is { } script)
            {
                database.Effects.Add($"{(run.Row is null ? "down" : "up")} {run.Migration.Id}");
                run.Progress?.Report(new ScriptProgress(run.Migration.Id, script.StatementCount, script.StatementCount));
            }

            if (run.RemoveFrom is { } from)
            {
                database.Rows.RemoveAll(row => row.Set == request.History.Set && row.Ordinal >= from);
                database.Rows.AddRange(run.Rewritten);
            }

            if (run.Row is { } own)
            {
                Put(own with { Progress = run.Script?.StatementCount ?? 0, Duration = TimeSpan.FromMilliseconds(7) });
            }

            return new ScriptResult(run.Script?.StatementCount ?? 0, 2, TimeSpan.FromMilliseconds(7));
        }

        public ValueTask CommitAsync(CancellationToken cancellationToken)
        {
            database.BeforeCommit?.Invoke();
            database.Commits++;
            _committed = true;
            Mark();
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync()
        {
            if (!_committed && request.Transactional)
            {
                database.Rows = _rowsBefore;
                database.Effects = _effectsBefore;
            }
            else if (!request.Transactional)
            {
                Mark();
            }

            database.IsLocked = false;
            return ValueTask.CompletedTask;
        }

        private void Mark()
        {
            var first = database.Rows.FindIndex(row => row.Set == request.History.Set && row.Ordinal == 1);
            if (first >= 0)
            {
                var newest = database.Rows.Where(row => row.Set == request.History.Set).MaxBy(row => row.Ordinal)!;
                database.Rows[first] = database.Rows[first] with { Newest = FormattableString.Invariant($"{newest.Ordinal} {newest.Id}") };
            }
        }

        private void Put(HistoryRow row)
        {
            database.Rows.RemoveAll(other => other.Set == row.Set && other.Ordinal == row.Ordinal);
            database.Rows.Add(row);
        }
    }
}
