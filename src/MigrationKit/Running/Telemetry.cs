using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace MigrationKit;

/// <summary>
/// Traces and metrics named <c>MigrationKit</c>. Touched only where there is work to do: a start with nothing pending does not even load them.
/// </summary>
internal static class Telemetry
{
    public const string Name = "MigrationKit";

    public static readonly ActivitySource Source = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Migrations =
        Meter.CreateCounter<long>("migrationkit.migrations", "{migration}", "Migrations committed.");

    private static readonly Histogram<double> ScriptDuration =
        Meter.CreateHistogram<double>("migrationkit.migration.duration", "s", "How long a migration's script ran.");

    private static readonly Histogram<double> LockWait =
        Meter.CreateHistogram<double>("migrationkit.lock.wait", "s", "How long a run waited for the lock.");

    private static readonly Counter<long> Failures =
        Meter.CreateCounter<long>("migrationkit.failures", "{run}", "Runs refused or failed.");

    /// <param name="wait">How long.</param>
    /// <param name="set">The set; here and below null for a run that does not count.</param>
    public static void Waited(TimeSpan wait, string? set)
    {
        if (set is not null)
        {
            LockWait.Record(wait.TotalSeconds, Tag("migrationkit.set", set));
        }
    }

    public static void Committed(ExecutedMigration migration, string? set)
    {
        if (set is not null)
        {
            var direction = Tag("migrationkit.direction", migration.Direction == MigrationDirection.Up ? "up" : "down");
            Migrations.Add(1, Tag("migrationkit.set", set), direction);
            ScriptDuration.Record(migration.Duration.TotalSeconds, Tag("migrationkit.set", set), direction);
        }
    }

    public static Activity? Start(string name, string set) => Source.StartActivity(name)?.SetTag("migrationkit.set", set);

    public static void Fail(Activity? activity, Exception error, string? set)
    {
        activity?.SetStatus(ActivityStatusCode.Error, error.Message);
        if (set is not null)
        {
            var kind = error is MigrationException refused ? refused.Kind.ToString() : error is OperationCanceledException ? "Cancelled" : "Unexpected";
            Failures.Add(1, Tag("migrationkit.set", set), Tag("migrationkit.kind", kind));
        }
    }

    private static KeyValuePair<string, object?> Tag(string key, string value) => new(key, value);
}
