using SQLitePCL;

namespace MigrationKit.Sqlite.Engine;

/// <summary>
/// Ends a running statement when its time is up or the run is cancelled. The engine forgets an interrupt that meets no statement, and one can
/// come just before a statement begins: it is given again and again until the caller has noticed.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    // Timers know no longer time; one that comes early is set again.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(int.MaxValue);

    private readonly object _gate = new();
    private readonly sqlite3 _db;
    private readonly TimeProvider _time;
    private readonly TimeSpan? _limit;
    private readonly CancellationTokenRegistration _registration;
    private ITimer? _timer;
    private ITimer? _cancelTimer;
    private long _started;
    private bool _isArmed;
    private bool _isDisposed;

    public Interruption(sqlite3 db, TimeProvider time, TimeSpan? limit, CancellationToken cancellationToken)
    {
        _db = db;
        _time = time;
        _limit = limit;
        _registration = cancellationToken.UnsafeRegister(static self => ((Interruption)self!).Cancel(), this);
    }

    /// <summary>The running statement was ended because its time was up.</summary>
    public bool TimedOut { get; private set; }

    public void StatementBegins()
    {
        if (_limit is { } limit)
        {
            lock (_gate)
            {
                _started = _time.GetTimestamp();
                _isArmed = true;
            }

            _timer ??= _time.CreateTimer(static self => ((Interruption)self!).TimeIsUp(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(limit < Longest ? limit : Longest, Timeout.InfiniteTimeSpan);
        }
    }

    public void StatementEnds()
    {
        if (_limit is not null)
        {
            lock (_gate)
            {
                _isArmed = false;
            }
        }
    }

    public void Dispose()
    {
        _registration.Dispose();
        _timer?.Dispose();
        lock (_gate)
        {
            _isArmed = false;
            _isDisposed = true;
            _cancelTimer?.Dispose();
        }
    }

    private void Cancel()
    {
        lock (_gate)
        {
            if (!_isDisposed)
            {
                _cancelTimer ??= _time.CreateTimer(static self => ((Interruption)self!).Cancel(), this, Pause, Pause);
                Interrupt();
            }
        }
    }

    // Under the lock, and only if the limit has passed for the statement that is running now: a late call of the timer belongs to the one before.
    private void TimeIsUp()
    {
        lock (_gate)
        {
            if (!_isArmed)
            {
                return;
            }

            var left = _limit!.Value - _time.GetElapsedTime(_started);
            if (left <= TimeSpan.Zero)
            {
                TimedOut = true;
                Interrupt();
                _timer?.Change(Pause, Timeout.InfiniteTimeSpan);
            }
            else
            {
                // Timers may come a little early.
                _timer?.Change(left < Longest ? left : Longest, Timeout.InfiniteTimeSpan);
            }
        }
    }

    // A step may have closed the connection under it.
    private void Interrupt()
    {
        if (!_db.IsClosed)
        {
            raw.sqlite3_interrupt(_db);
        }
    }
}
