using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using MigrationKit.Specification.Building;
using MigrationKit.Sqlite;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace MigrationKit.Hosting.Tests;

/// <summary>Traces and metrics, read back through the OpenTelemetry SDK, each by a set name of its own: providers are process-wide.</summary>
public sealed class TelemetryTests : IDisposable
{
    private readonly TempDatabase _database = new();
    private readonly Exported<Activity> _spans = new();
    private readonly Exported<Metric> _metrics = new();

    private async Task ObserveAsync(Func<Task> act)
    {
        using var traces = Sdk.CreateTracerProviderBuilder().AddSource("MigrationKit").AddProcessor(new SimpleActivityExportProcessor(_spans)).Build();
        using var metrics = Sdk.CreateMeterProviderBuilder().AddMeter("MigrationKit").AddReader(new BaseExportingMetricReader(_metrics)).Build();
        await act();
    }

    private IEnumerable<(string Metric, MetricPoint Point)> Points(string set)
    {
        foreach (var metric in _metrics.Items)
        {
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                var copy = point;
                if (Tags(copy).Contains(("migrationkit.set", set)))
                {
                    yield return (metric.Name, copy);
                }
            }
        }
    }

    private static List<(string Key, object? Value)> Tags(MetricPoint point)
    {
        var tags = new List<(string, object?)>();
        foreach (var tag in point.Tags)
        {
            tags.Add((tag.Key, tag.Value));
        }

        return tags;
    }

    private IEnumerable<Activity> Spans(string set) => _spans.Items.Where(span => Equals(span.GetTagItem("migrationkit.set"), set));

    private static MigrationSet Named(string name) => Sets.Of(name, ("0001_a", "CREATE TABLE a (id);"), ("0002_b", "CREATE TABLE b (id);"));

    [Fact]
    public async Task ARunIsASpanWithASpanForEachMigrationInIt()
    {
        await ObserveAsync(() => TestHost.MigrateAsync(Named("spans"), _database));

        var spans = Spans("spans").ToList();
        Assert.Equal(["0001_a", "0002_b", "migrate"], spans.Select(span => span.DisplayName));
        Assert.All(spans.Take(2), span => Assert.Equal(spans[2].SpanId, span.ParentSpanId));
    }

    [Fact]
    public async Task MigrationsTheirDurationAndTheWaitForTheLockAreMeasured()
    {
        await ObserveAsync(() => TestHost.MigrateAsync(Named("metrics"), _database));

        var points = Points("metrics").ToDictionary(point => point.Metric, point => point.Point);
        Assert.Equal(["migrationkit.lock.wait", "migrationkit.migration.duration", "migrationkit.migrations"], points.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(2, points["migrationkit.migrations"].GetSumLong());
        Assert.Equal(2, points["migrationkit.migration.duration"].GetHistogramCount());
        Assert.Equal(1, points["migrationkit.lock.wait"].GetHistogramCount());
        Assert.Contains(("migrationkit.direction", "up"), Tags(points["migrationkit.migrations"]));
    }

    [Fact]
    public async Task AFailedRunIsCountedByItsKindAndItsSpanIsAnError()
    {
        using var host = TestHost.Of(Sets.Of("failing", ("0001_a", "INSERT INTO nowhere VALUES (1);")), _database);

        await ObserveAsync(() => host.FailAsync());

        var (_, failures) = Assert.Single(Points("failing"), point => point.Metric == "migrationkit.failures");
        Assert.Equal(1, failures.GetSumLong());
        Assert.Contains(("migrationkit.kind", "ScriptFailed"), Tags(failures));
        Assert.Equal(ActivityStatusCode.Error, Spans("failing").Single(span => span.DisplayName == "migrate").Status);
    }

    [Fact]
    public async Task ARunThatIsCancelledIsCountedAsThat()
    {
        using var stop = new CancellationTokenSource();
        using var host = TestHost.Of(services => services.AddMigrations(Named("cancelled")).UseSqlite(_database.ConnectionString)
            .ConfigureMigrator(options => options with { Progress = new Callback(_ => stop.Cancel()) }));

        await ObserveAsync(() => Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.StartAsync(stop.Token)));

        var (_, failures) = Assert.Single(Points("cancelled"), point => point.Metric == "migrationkit.failures");
        Assert.Contains(("migrationkit.kind", "Cancelled"), Tags(failures));
    }

    [Fact]
    public async Task ARollBackIsASpanOfItsOwnAndCountedAsDown()
    {
        var set = new MigrationSetBuilder("back") { { "0001_a", "CREATE TABLE a (id);", "DROP TABLE a;" } }.Build();
        await SqliteMigrator.MigrateAsync(_database.ConnectionString, set);

        await ObserveAsync(() => SqliteMigrator.Create(_database.ConnectionString, set).RollbackAllAsync());

        Assert.Equal(["0001_a", "roll back"], Spans("back").Select(span => span.DisplayName));
        var (_, migrations) = Assert.Single(Points("back"), point => point.Metric == "migrationkit.migrations");
        Assert.Contains(("migrationkit.direction", "down"), Tags(migrations));
    }

    [Fact]
    public async Task AStartWithNothingPendingIsNeitherTracedNorMeasured()
    {
        await TestHost.MigrateAsync(Named("quiet"), _database);

        await ObserveAsync(() => TestHost.MigrateAsync(Named("quiet"), _database));

        Assert.Empty(Spans("quiet"));
    }

    public void Dispose() => _database.Dispose();

    private sealed class Callback(Action<MigrationProgress> act) : IProgress<MigrationProgress>
    {
        public void Report(MigrationProgress value) => act(value);
    }

    private sealed class Exported<T> : BaseExporter<T>
        where T : class
    {
        public ConcurrentQueue<T> Items { get; } = [];

        public override ExportResult Export(in Batch<T> batch)
        {
            foreach (var item in batch)
            {
                Items.Enqueue(item);
            }

            return ExportResult.Success;
        }
    }
}
