namespace MigrationKit.Sqlite.Tests;

/// <summary>A wall clock that stands still; timers and durations are the system's.</summary>
internal sealed class ClockAt(DateTimeOffset now) : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2031, 2, 3, 4, 5, 6, 789, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;
}
