using System.Diagnostics;
using System.Diagnostics.Metrics;
using MigrationKit.Tests.Fakes;

namespace MigrationKit.Tests;

/// <summary>Listeners are process-wide, so each test looks only at a set of a name of its own.</summary>
public sealed class TelemetryTests
{
    private static async Task<List<Activity>> TraceAsync(string set, Func<MigrationOptions, Task> act)
    {
        var activities = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "MigrationKit",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (Equals(activity.GetTagItem("migrationkit.set"), set))
                {
                    lock (activities)
                    {
                        activities.Add(activity);
                    }
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await act(new MigrationOptions { SetName = set });
        return activities;
    }

    [Fact]
    public async Task ARunAndItsMigrationsAreTraced()
    {
        var activities = await TraceAsync("traced", options => new Migrator(new FakeDatabase(), Histories.Set("0001_a", "0002_b").Build(), options).MigrateAsync());

        Assert.Equal(["0001_a", "0002_b", "migrate"], activities.Select(activity => activity.OperationName));
        Assert.All(activities.Take(2), activity => Assert.Equal(activities[2].SpanId, activity.ParentSpanId));
    }

    [Fact]
    public async Task AFailedRunIsTracedAsOne()
    {
        var database = new FakeDatabase { BeforeScript = _ => throw new MigrationException(MigrationErrorKind.ScriptFailed, "it broke.") };
        var activities = await TraceAsync("failed", options => Assert.ThrowsAsync<MigrationException>(
            () => new Migrator(database, Histories.Set("0001_a").Build(), options).MigrateAsync()));

        Assert.Equal(ActivityStatusCode.Error, activities[^1].Status);
        Assert.StartsWith("it broke.", activities[^1].StatusDescription, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CommittedMigrationsAndWaitingAreMeasured() => Assert.Equal(
        ["migrationkit.lock.wait", "migrationkit.migrations", "migrationkit.migration.duration"],
        await MeasureAsync("measured", options => Migrator(options).MigrateAsync()));

    [Fact]
    public async Task ARunThatEndsAtItsFirstLookIsCountedAsFailed() => Assert.Equal(
        ["migrationkit.failures"],
        await MeasureAsync("refused at once", options => Assert.ThrowsAsync<MigrationException>(() => new Migrator(new FakeDatabase(), Histories.Set().Build(), options).MigrateAsync())));

    [Fact]
    public async Task ARehearsalIsTracedAndCountsForNothing()
    {
        Assert.Empty(await MeasureAsync("rehearsed", options => Migrator(options).RehearseAsync()));
        var activities = await TraceAsync("traced rehearsal", options => new Migrator(new FakeDatabase(), Histories.Set("0001_a").Build(), options).RehearseAsync());

        Assert.Equal("rehearse", activities[^1].OperationName);
    }

    private static Migrator Migrator(MigrationOptions options) => new(new FakeDatabase(), Histories.Set("0001_a").Build(), options);

    private static async Task<List<string>> MeasureAsync(string set, Func<MigrationOptions, Task> act)
    {
        var measured = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "MigrationKit")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        void Take(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (tags.ToArray().Contains(new KeyValuePair<string, object?>("migrationkit.set", set)))
            {
                lock (measured)
                {
                    measured.Add(instrument.Name);
                }
            }
        }

        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Take(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Take(instrument, tags));
        listener.Start();
        await act(new MigrationOptions { SetName = set });
        return measured;
    }
}
