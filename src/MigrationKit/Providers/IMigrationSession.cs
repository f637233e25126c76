namespace MigrationKit.Providers;

/// <summary>
/// The lock, held. Disposing without <see cref="CommitAsync"/> rolls back everything since it began
/// (a session without a transaction has kept each completed statement).
/// </summary>
public interface IMigrationSession : IAsyncDisposable
{
    /// <summary>The history again, now under the lock.</summary>
    ValueTask<IReadOnlyList<HistoryRow>> ReadHistoryAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Runs a script and changes the history with it: <c>require</c> directives first, the statements with the steps between them,
    /// <c>ensure</c> directives after. Outside a transaction it records progress with each statement, and goes on from where an earlier run stopped.
    /// </summary>
    ValueTask<ScriptResult> RunAsync(ScriptRun run, CancellationToken cancellationToken);

    /// <summary>Checks foreign keys where they were off, commits, and frees the lock.</summary>
    ValueTask CommitAsync(CancellationToken cancellationToken);
}
