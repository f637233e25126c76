using MigrationKit.Providers;
using MigrationKit.Sqlite;

namespace MigrationKit.Hosting.Tests;

/// <summary>A SQLite database that counts how often its history is read, and whose sessions a test can put its own before.</summary>
internal sealed class CountingDatabase(IMigrationDatabase database, Action read, Func<IMigrationSession, IMigrationSession>? session) : IMigrationDatabase
{
    public string Description => database.Description;

    public DatabaseCapabilities Capabilities => database.Capabilities;

    public static Func<IServiceProvider, MigrationOptions, IMigrationDatabase> Of(
        string connectionString, Action read, Func<IMigrationSession, IMigrationSession>? session = null)
    {
        var target = new Target().UseSqlite(connectionString);
        return (services, options) => new CountingDatabase(target.Create!(services, options), read, session);
    }

    public ValueTask<IReadOnlyList<HistoryRow>> ReadHistoryAsync(HistoryTable history, CancellationToken cancellationToken)
    {
        read();
        return database.ReadHistoryAsync(history, cancellationToken);
    }

    public ValueTask<string?> ReadChainHeadAsync(HistoryTable history, CancellationToken cancellationToken)
    {
        read();
        return database.ReadChainHeadAsync(history, cancellationToken);
    }

    public ValueTask<(IReadOnlyList<TableRows> Tables, long? Size)> EstimateAsync(IReadOnlyList<PlannedStep> steps, CancellationToken cancellationToken) =>
        database.EstimateAsync(steps, cancellationToken);

    public ValueTask<IMigrationDatabase> CopyAsync(string? folder, CancellationToken cancellationToken) => database.CopyAsync(folder, cancellationToken);

    public ValueTask<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken) => database.CheckAsync(cancellationToken);

    public async ValueTask<IMigrationSession> BeginAsync(SessionRequest request, CancellationToken cancellationToken) =>
        await database.BeginAsync(request, cancellationToken) is var begun && session is not null ? session(begun) : begun;

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private sealed class Target : IMigrationTarget
    {
        public Func<IServiceProvider, MigrationOptions, IMigrationDatabase>? Create { get; private set; }

        public void UseDatabase(Func<IServiceProvider, MigrationOptions, IMigrationDatabase> create) => Create = create;
    }
}
