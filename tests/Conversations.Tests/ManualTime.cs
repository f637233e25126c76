using System.Threading.Channels;

namespace Conversations.Tests;

/// <summary>A clock that goes only where it is told, and tells which long waits have begun.</summary>
public sealed class ManualTime : TimeProvider
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();
    private readonly List<Waiter> _waiters = [];

    public DateTimeOffset Now { get; private set; } = new(2031, 2, 3, 1, 30, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>The length of the next wait that begins (or has begun and was not asked for yet).</summary>
    public ValueTask<TimeSpan> NextWaitAsync() => _waits.Reader.ReadAsync();

    /// <summary>Sets the clock forward and wakes nobody.</summary>
    public void Leap(TimeSpan time)
    {
        lock (_waiters)
        {
            Now += time;
        }
    }

    /// <summary>Lets time pass: whoever waits for a moment up to the new one is woken.</summary>
    public void Advance(TimeSpan time)
    {
        List<Waiter> due;
        lock (_waiters)
        {
            Now += time;
            due = _waiters.FindAll(waiter => waiter.At <= Now);
            _waiters.RemoveAll(due.Contains);
        }

        due.ForEach(waiter => waiter.Call());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var waiter = new Waiter(this, Now + dueTime, () => callback(state));
        lock (_waiters)
        {
            _waiters.Add(waiter);
        }

        _waits.Writer.TryWrite(dueTime);
        return waiter;
    }

    private sealed record Waiter(ManualTime Time, DateTimeOffset At, Action Call) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
            lock (Time._waiters)
            {
                Time._waiters.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
