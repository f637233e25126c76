namespace MigrationKit;

/// <summary>
/// The time of a history row. The first row of a set tells a database from others (docs/decisions/0031), and a program that migrates
/// ten thousand at a time begins several in one tick: this process gives each moment to one row only. A clock that tells no more
/// than milliseconds, such as a test's, is taken as it is.
/// </summary>
internal static class AppliedAt
{
    private static long s_last;

    public static DateTimeOffset Now(TimeProvider time)
    {
        var now = time.GetUtcNow();
        if (now.Ticks % TimeSpan.TicksPerMillisecond == 0)
        {
            return now;
        }

        while (true)
        {
            var last = Volatile.Read(ref s_last);

            // A clock that was set back, or another clock: only what is close together can be taken for one.
            var next = now.Ticks <= last && last - now.Ticks < TimeSpan.TicksPerSecond ? last + 1 : now.Ticks;
            if (Interlocked.CompareExchange(ref s_last, next, last) == last)
            {
                return new DateTimeOffset(next, TimeSpan.Zero);
            }
        }
    }
}
