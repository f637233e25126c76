using System.Collections.Concurrent;
using MigrationKit.Providers;

namespace MigrationKit;

/// <summary>One set over many databases. The sequence is walked as work gets done, so that ten thousand are never open or in memory at once.</summary>
internal sealed class ManyDatabases(MigrationSet set, MigrationOptions options, int maxParallel)
{
    private readonly long _began = options.Time.GetTimestamp();
    private readonly DateTimeOffset _startedAt = options.Time.GetUtcNow();
    private readonly ConcurrentBag<DatabaseOutcome> _outcomes = [];
    private readonly object _telling = new();
    private int _upToDate;
    private int _done;
    private int _failed;

    public async Task<MigrateAllReport> RunAsync(IEnumerable<Func<IMigrationDatabase>> databases, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = maxParallel, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(
                databases.Select((open, index) => (Open: open, Number: index + 1)),
                parallel,
                (database, token) => RunAsync(database.Open, database.Number, token)).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new MigrateAllCanceledException(Report(), e, cancellationToken);
        }

        return Report();
    }

    private async ValueTask RunAsync(Func<IMigrationDatabase> open, int number, CancellationToken cancellationToken)
    {
        IMigrationDatabase database;
        try
        {
            database = open?.Invoke() ?? throw new InvalidOperationException("There is null in the place of a database.");
        }
        catch (Exception e)
        {
            _outcomes.Add(new DatabaseOutcome(FormattableString.Invariant($"database number {number} of the sequence"), 0, e));
            Tell(failed: true);
            return;
        }

        await using (database.ConfigureAwait(false))
        {
            var failed = false;
            try
            {
                var report = await new Migrator(database, set, options).MigrateAsync(cancellationToken).ConfigureAwait(false);
                if (report.UpToDate)
                {
                    Interlocked.Increment(ref _upToDate);
                }
                else
                {
                    _outcomes.Add(Outcome(database, report, null));
                }
            }
            catch (Exception e)
            {
                // Its own failure, in the report: the others go on, unless all of it was cancelled.
                _outcomes.Add(Outcome(database, (e as MigrationException)?.Report ?? (e as MigrationCanceledException)?.Report, e));
                if (cancellationToken.IsCancellationRequested)
                {
                    throw;
                }

                failed = true;
            }

            Tell(failed);
        }
    }

    // In order: a listener never hears of fewer than before.
    private void Tell(bool failed)
    {
        if (options.AllProgress is { } listener)
        {
            lock (_telling)
            {
                _failed += failed ? 1 : 0;
                listener.Report(new MigrateAllProgress(++_done, _failed));
            }
        }
    }

    private static DatabaseOutcome Outcome(IMigrationDatabase database, MigrationReport? report, Exception? error) =>
        new(database.Description, report?.Migrations.Count ?? 0, error) { Report = report };

    private MigrateAllReport Report() => new(
        _upToDate, [.. _outcomes.OrderBy(outcome => outcome.Database, StringComparer.Ordinal)], options.Time.GetElapsedTime(_began))
    {
        Set = options.SetName ?? set.Name,
        StartedAt = _startedAt,
    };
}
