namespace MigrationKit.Sqlite.Engine;

/// <summary>
/// A bounded wait for a lock, in pauses that grow as SQLite's own do. Ours instead of sqlite3_busy_timeout because that one blocks
/// the thread and cannot be cancelled.
/// </summary>
internal sealed class BusyWait(TimeProvider time, TimeSpan limit)
{
    private static readonly int[] Pauses = [1, 2, 5, 10, 15, 20, 25, 25, 25, 50, 50, 100];

    private readonly long _start = time.GetTimestamp();
    private int _tries;

    public TimeSpan Limit => limit;

    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    /// <summary>Pauses, or says false where the limit has passed.</summary>
    public async ValueTask<bool> PauseAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var left = limit == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : limit - Elapsed;
        if (left <= TimeSpan.Zero)
        {
            return false;
        }

        var pause = TimeSpan.FromMilliseconds(Pauses[Math.Min(_tries++, Pauses.Length - 1)]);
        await Task.Delay(pause < left ? pause : left, time, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
