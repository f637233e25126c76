using MigrationKit.Providers;

namespace MigrationKit.Hosting.Tests;

/// <summary>A session whose runs leave an older back-up that nobody could delete.</summary>
internal sealed class CrowdedBackups(IMigrationSession session, BackupNotDeleted left) : IMigrationSession
{
    public TimeSpan WaitedForLock => session.WaitedForLock;

    public ValueTask<IReadOnlyList<HistoryRow>> ReadHistoryAsync(CancellationToken cancellationToken) => session.ReadHistoryAsync(cancellationToken);

    public ValueTask<HistoryRow?> ReadNewestRowAsync(CancellationToken cancellationToken) => session.ReadNewestRowAsync(cancellationToken);

    public async ValueTask<PreparedRun> PrepareAsync(RunPreparation preparation, CancellationToken cancellationToken) =>
        await session.PrepareAsync(preparation, cancellationToken) with { BackupsNotDeleted = [left] };

    public ValueTask<ScriptResult> RunAsync(ScriptRun run, CancellationToken cancellationToken) => session.RunAsync(run, cancellationToken);

    public ValueTask CheckAsync(RunChecks checks, CancellationToken cancellationToken) => session.CheckAsync(checks, cancellationToken);

    public ValueTask CommitAsync(CancellationToken cancellationToken) => session.CommitAsync(cancellationToken);

    public ValueTask<FinishedRun> FinishAsync(bool optimize) => session.FinishAsync(optimize);

    public ValueTask DisposeAsync() => session.DisposeAsync();
}
