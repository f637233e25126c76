using System.Collections.Concurrent;
using MigrationKit.Providers;

namespace MigrationKit;

/// <summary>One set over many databases. The sequence is walked as work gets done, so that ten thousand are never open or in memory at once.</summary>
internal static class ManyDatabases
{
    public static async Task<MigrateAllReport> RunAsync(
        IEnumerable<IMigrationDatabase> databases, MigrationSet set, MigrationOptions options, int maxParallel, CancellationToken cancellationToken)
    {
        var began = options.Time.GetTimestamp();
        var outcomes = new ConcurrentBag<DatabaseOutcome>();
        var upToDate = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = maxParallel, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(databases, parallel, async (database, token) =>
        {
            await using (database.ConfigureAwait(false))
            {
                try
                {
                    var report = await new Migrator(database, set, options).MigrateAsync(token).ConfigureAwait(false);
                    if (report.UpToDate)
                    {
                        Interlocked.Increment(ref upToDate);
                    }
                    else
                    {
                        outcomes.Add(new DatabaseOutcome(database.Description, report.Migrations.Count, null));
                    }
                }
                catch (Exception e) when (!token.IsCancellationRequested)
                {
                    // Its own failure, in the report: the others go on.
                    outcomes.Add(new DatabaseOutcome(database.Description, 0, e));
                }
            }
        }).ConfigureAwait(false);
        return new MigrateAllReport(
            upToDate, [.. outcomes.OrderBy(outcome => outcome.Database, StringComparer.Ordinal)], options.Time.GetElapsedTime(began));
    }
}
