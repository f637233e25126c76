using MigrationKit.Providers;

namespace MigrationKit;

/// <summary>All that is pending on a copy: up, back as far as there are down scripts, and up again, with checks behind each.</summary>
internal sealed class Rehearsal(IMigrationDatabase database, MigrationSet set, HistoryTable table, MigrationOptions options, string? folder)
{
    private readonly StatementTimes _times = new(options.Time, set, options.Progress);
    private readonly List<string> _findings = [];
    private readonly List<string> _takenBack = [];
    private readonly List<string> _notTakenBack = [];
    private MigrationReport? _run;

    public async Task<RehearsalReport> RunAsync(CancellationToken cancellationToken)
    {
        var (began, startedAt) = (options.Time.GetTimestamp(), options.Time.GetUtcNow());
        var copy = await database.CopyAsync(folder, cancellationToken).ConfigureAwait(false);
        await using (copy.ConfigureAwait(false))
        {
            MigrationException? failure = null;
            try
            {
                await RunAsync(copy, cancellationToken).ConfigureAwait(false);
            }
            catch (MigrationException e)
            {
                // It is the verdict, and belongs into the report with what was measured until then.
                failure = e;
            }
            catch (MigrationCanceledException e)
            {
                // What it says about the database is about the copy, which is gone.
                throw new OperationCanceledException("The rehearsal was cancelled. The database was only read.", e, cancellationToken);
            }

            return new RehearsalReport
            {
                Set = table.Set,
                Database = database.Description,
                StartedAt = startedAt,
                Duration = options.Time.GetElapsedTime(began),
                Run = _run,
                Statements = _times.Statements,
                TakenBack = _takenBack,
                NotTakenBack = _notTakenBack,
                Failure = failure,
                Findings = _findings,
            };
        }
    }

    private async Task RunAsync(IMigrationDatabase copy, CancellationToken cancellationToken)
    {
        // The copy belongs to nobody else, and is not worth a back-up.
        var onCopy = options with { Backup = null, RefuseWhileInUse = false, Progress = null, IsRehearsal = true };
        var before = await copy.CheckAsync(cancellationToken).ConfigureAwait(false);
        var schema = await HasRepeatableToTakeBackAsync(copy, cancellationToken).ConfigureAwait(false)
            ? null
            : await copy.ReadSchemaAsync(table, cancellationToken).ConfigureAwait(false);
        _run = await new Migrator(copy, set, onCopy with { Progress = _times }).MigrateAsync(cancellationToken).ConfigureAwait(false);
        await CheckAsync(copy, before, cancellationToken).ConfigureAwait(false);
        var target = Target();
        if (_takenBack.Count == 0)
        {
            return;
        }

        var migrator = new Migrator(copy, set, onCopy);
        await (target is null ? migrator.RollbackAllAsync(cancellationToken) : migrator.RollbackToAsync(target, cancellationToken)).ConfigureAwait(false);
        await CheckAsync(copy, before, cancellationToken).ConfigureAwait(false);
        var after = await copy.ReadSchemaAsync(table, cancellationToken).ConfigureAwait(false);
        if (_notTakenBack.Count == 0 && schema is not null && after is not null && !schema.SequenceEqual(after, StringComparer.Ordinal))
        {
            var differences = SchemaDifferences.Between(schema, after);
            _findings.AddRange(differences.Select(difference => $"the down scripts do not bring the schema back: {difference}"));
        }

        await migrator.MigrateAsync(cancellationToken).ConfigureAwait(false);
        await CheckAsync(copy, before, cancellationToken).ConfigureAwait(false);
    }

    // What such a one makes was there before and is gone behind the way back, until the second run: no fault of the down scripts.
    private async Task<bool> HasRepeatableToTakeBackAsync(IMigrationDatabase copy, CancellationToken cancellationToken)
    {
        var history = new AppliedHistory(new SetIndex(set), table.Set, await copy.ReadHistoryAsync(table, cancellationToken).ConfigureAwait(false));
        return set.Any(migration => IsRepeatableWithWayBack(migration) && history.Latest(migration.Id) is not null);
    }

    private static bool IsRepeatableWithWayBack(Migration migration) => migration is { Kind: MigrationKind.Repeatable, Down: not null };

    // From the end of the set back to the first that did not run now, or that cannot be taken back: that one stays the last.
    private string? Target()
    {
        var ran = _run!.Migrations.Where(migration => migration.Action == MigrationAction.Run).Select(migration => migration.Id).ToHashSet(StringComparer.Ordinal);
        string? target = null;
        foreach (var migration in set.Where(migration => migration.Kind == MigrationKind.Versioned).Reverse())
        {
            if (!ran.Contains(migration.Id) || migration.Down is null or { Transaction: ScriptTransaction.Outside })
            {
                target = migration.Id;
                break;
            }

            _takenBack.Add(migration.Id);
        }

        // A roll-back of any takes these back first (docs/decisions/0006).
        if (_takenBack.Count > 0)
        {
            _takenBack.InsertRange(0, set.Where(migration => IsRepeatableWithWayBack(migration) && ran.Contains(migration.Id)).Reverse().Select(migration => migration.Id));
        }

        _notTakenBack.AddRange(_run.Migrations.Select(migration => migration.Id).Where(id => !_takenBack.Contains(id, StringComparer.Ordinal)));
        return target;
    }

    private async Task CheckAsync(IMigrationDatabase copy, IReadOnlyList<string> before, CancellationToken cancellationToken)
    {
        var now = await copy.CheckAsync(cancellationToken).ConfigureAwait(false);
        _findings.AddRange(now.Except(before, StringComparer.Ordinal).Except(_findings, StringComparer.Ordinal).ToList());
    }
}
