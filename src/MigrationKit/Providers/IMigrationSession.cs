namespace MigrationKit.Providers;

/// <summary>
/// The lock, held. Disposing without <see cref="CommitAsync"/> rolls back everything since it began
/// (a session without a transaction has kept each completed statement).
/// </summary>
public interface IMigrationSession : IAsyncDisposable
{
    /// <summary>How long others were in the way of this transaction so far; zero where nobody was.</summary>
    TimeSpan WaitedForLock { get; }

    /// <summary>The history again, now under the lock.</summary>
    ValueTask<IReadOnlyList<HistoryRow>> ReadHistoryAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The newest row of the set, under the lock; null where it has none. Its chain stands for all before it: between two transactions of one run this
    /// one row tells whether another process has stepped in, where reading all of them each time would make a long run quadratic.
    /// </summary>
    ValueTask<HistoryRow?> ReadNewestRowAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Once a run, under the lock and before its first script: refuses what the options rule out, then takes the back-up of what is
    /// committed and verifies it. Changes nothing in the database.
    /// </summary>
    ValueTask<PreparedRun> PrepareAsync(RunPreparation preparation, CancellationToken cancellationToken);

    /// <summary>
    /// Runs a script and changes the history with it: <c>require</c> directives first, the statements with the steps between them,
    /// <c>ensure</c> directives after. Outside a transaction it records progress with each statement, and goes on from where an earlier run stopped.
    /// </summary>
    ValueTask<ScriptResult> RunAsync(ScriptRun run, CancellationToken cancellationToken);

    /// <summary>Before a commit: what has to hold, or is thrown as the reason to roll back.</summary>
    ValueTask CheckAsync(RunChecks checks, CancellationToken cancellationToken);

    /// <summary>Checks foreign keys where they were off, commits, and frees the lock.</summary>
    ValueTask CommitAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The next transaction of the run over the same connection: the lock is taken anew, as by <see cref="IMigrationDatabase.BeginAsync"/>, and what was not committed
    /// is rolled back before. False, with no lock held, where a script may have left something on the connection that the next one must not find
    /// (a setting, a temporary table); the run then disposes this session and begins another one. A provider that never does so need not implement it.
    /// </summary>
    ValueTask<bool> BeginNextAsync(SessionRequest request, CancellationToken cancellationToken) => new(false);

    /// <summary>
    /// After the last commit of a run. Never throws: the run is done.
    /// </summary>
    /// <param name="optimize">Let the engine refresh what its query planner knows.</param>
    ValueTask<FinishedRun> FinishAsync(bool optimize);
}
