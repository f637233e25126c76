using MigrationKit.Providers;
using MigrationKit.Sqlite;

namespace MigrationKit.Hosting.Tests;

/// <summary>A SQLite database that counts how often its history is read.</summary>
internal sealed class CountingDatabase(IMigrationDatabase database, Action read) : IMigrationDatabase
{
    public string Description => database.Description;

    public DatabaseCapabilities Capabilities => database.Capabilities;

    public static Func<IServiceProvider, MigrationOptions, IMigrationDatabase> Of(string connectionString, Action read)
    {
        var target = new Target().UseSqlite(connectionString);
        return (services, options) => new CountingDatabase(target.Create!(services, options), read);
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

    public ValueTask<IMigrationSession> BeginAsync(SessionRequest request, CancellationToken cancellationToken) => database.BeginAsync(request, cancellationToken);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private sealed class Target : IMigrationTarget
    {
        public Func<IServiceProvider, MigrationOptions, IMigrationDatabase>? Create { get; private set; }

        public void UseDatabase(Func<IServiceProvider, MigrationOptions, IMigrationDatabase> create) => Create = create;
    }
}
