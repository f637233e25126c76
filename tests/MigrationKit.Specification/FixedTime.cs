namespace MigrationKit.Specification;

/// <summary>A clock that stands still at a time with milliseconds.</summary>
public sealed class FixedTime : TimeProvider
{
    public static readonly DateTimeOffset Now = new(2031, 2, 3, 4, 5, 6, 789, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
