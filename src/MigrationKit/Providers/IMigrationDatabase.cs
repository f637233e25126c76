namespace MigrationKit.Providers;

/// <summary>
/// A database that migrations run on. The verbs are coarse so that an engine behind HTTP fits: no connection, no reader.
/// Every failure is thrown as a <see cref="MigrationException"/> whose message names the database and the remedy.
/// </summary>
public interface IMigrationDatabase : IAsyncDisposable
{
    /// <summary>The database as a user knows it: <c>SQLite database 'app.db'</c>. Never a password.</summary>
    string Description { get; }

    /// <summary>What the engine can do.</summary>
    DatabaseCapabilities Capabilities { get; }

    /// <summary>
    /// The chain of the set's newest history row, or null where it has none. One SELECT, no lock, and nothing is created.
    /// </summary>
    ValueTask<string?> ReadChainHeadAsync(HistoryTable history, CancellationToken cancellationToken);

    /// <summary>
    /// Whether the chain of the set's newest history row is a given one: the whole start-up where nothing is pending. A provider that can
    /// let the database compare saves itself to decode the answer.
    /// </summary>
    async ValueTask<bool> HasChainHeadAsync(HistoryTable history, string chainHead, CancellationToken cancellationToken) =>
        string.Equals(await ReadChainHeadAsync(history, cancellationToken).ConfigureAwait(false), chainHead, StringComparison.Ordinal);

    /// <summary>All rows of the history table, of every set, by set and ordinal. No lock, and nothing is created; empty without a table.</summary>
    ValueTask<IReadOnlyList<HistoryRow>> ReadHistoryAsync(HistoryTable history, CancellationToken cancellationToken);

    /// <summary>The rows of the tables that the steps' scripts name, and the database's size. No lock, and nothing is created.</summary>
    ValueTask<(IReadOnlyList<TableRows> Tables, long? Size)> EstimateAsync(IReadOnlyList<PlannedStep> steps, CancellationToken cancellationToken);

    /// <summary>A copy of what is committed, which is gone when it is disposed. The original is only read.</summary>
    /// <param name="folder">Where the copy is kept; null for the system's folder for temporary files.</param>
    /// <param name="cancellationToken">Ends it; nothing is left.</param>
    ValueTask<IMigrationDatabase> CopyAsync(string? folder, CancellationToken cancellationToken);

    /// <summary>
    /// What the engine finds wrong with rows, those that refer to others included; empty where nothing is. Reads all of it. A damaged file is thrown
    /// (<see cref="MigrationErrorKind.Corrupt"/>): nothing that it says can be relied on.
    /// </summary>
    ValueTask<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Takes the lock that only one process can hold and that its death frees, and begins the transaction if one is asked for.
    /// Creates the history table where it is missing (rolled back with the rest).
    /// </summary>
    ValueTask<IMigrationSession> BeginAsync(SessionRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// The lines that state the schema (docs/formats.md, snapshot version 1), without the history table. No lock, and nothing is created.
    /// Null where the provider cannot tell, and drift is then not looked for.
    /// </summary>
    ValueTask<IReadOnlyList<string>?> ReadSchemaAsync(HistoryTable history, CancellationToken cancellationToken) => default;
}
