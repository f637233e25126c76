using MigrationKit.Providers;

namespace MigrationKit.Sqlite.Tests;

/// <summary>A SQLite database that counts how often it is asked for a session, each time on a connection of its own.</summary>
internal sealed class CountedSessions(IMigrationDatabase database) : IMigrationDatabase
{
    public int Count { get; private set; }

    public string Description => database.Description;

    public DatabaseCapabilities Capabilities => database.Capabilities;

    public ValueTask<IMigrationSession> BeginAsync(SessionRequest request, CancellationToken cancellationToken)
    {
        Count++;
        return database.BeginAsync(request, cancellationToken);
    }

    public ValueTask<IReadOnlyList<HistoryRow>> ReadHistoryAsync(HistoryTable history, CancellationToken cancellationToken) =>
        database.ReadHistoryAsync(history, cancellationToken);

    public ValueTask<string?> ReadChainHeadAsync(HistoryTable history, CancellationToken cancellationToken) => database.ReadChainHeadAsync(history, cancellationToken);

    public ValueTask<(IReadOnlyList<TableRows> Tables, long? Size)> EstimateAsync(IReadOnlyList<PlannedStep> steps, CancellationToken cancellationToken) =>
        database.EstimateAsync(steps, cancellationToken);

    public ValueTask<IMigrationDatabase> CopyAsync(string? folder, CancellationToken cancellationToken) => database.CopyAsync(folder, cancellationToken);

    public ValueTask<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken) => database.CheckAsync(cancellationToken);

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
