using MigrationKit.Specification;

namespace MigrationKit.Tests;

/// <summary>The last moment that was given away is the process's, so nothing may migrate beside these.</summary>
[CollectionDefinition(nameof(AppliedAtTests), DisableParallelization = true)]
[Collection(nameof(AppliedAtTests))]
public sealed class AppliedAtTests
{
    private static readonly DateTimeOffset Start = FixedTime.Now.AddTicks(1);

    private readonly Clock _clock = new() { Now = Start };

    [Fact]
    public void OneMomentIsGivenToOneRow() =>
        Assert.Equal([Start, Start.AddTicks(1), Start.AddTicks(2)], Enumerable.Range(0, 3).Select(_ => AppliedAt.Now(_clock)));

    [Fact]
    public void AClockThatWasSetBackIsBelieved()
    {
        AppliedAt.Now(_clock);
        _clock.Now = Start.AddSeconds(-1);

        Assert.Equal(Start.AddSeconds(-1), AppliedAt.Now(_clock));
    }

    [Fact]
    public void AClockOfMillisecondsIsTakenAsItIs() =>
        Assert.Equal([FixedTime.Now, FixedTime.Now], Enumerable.Range(0, 2).Select(_ => AppliedAt.Now(new FixedTime())));

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
