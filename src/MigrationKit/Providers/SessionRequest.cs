namespace MigrationKit.Providers;

/// <summary>What a session is to be like.</summary>
/// <param name="History">The history it reads and writes.</param>
/// <param name="Transactional">One transaction from lock to commit; otherwise each statement stands alone and progress is recorded.</param>
/// <param name="ForeignKeysOff">Foreign keys are off from before the transaction to its end, and checked before the commit.</param>
/// <param name="LockTimeout">How long to wait for another process.</param>
/// <param name="Time">The clock.</param>
public sealed record SessionRequest(
    HistoryTable History,
    bool Transactional,
    bool ForeignKeysOff,
    TimeSpan LockTimeout,
    TimeProvider Time);
