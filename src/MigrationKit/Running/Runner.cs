using System.Data.Common;
using MigrationKit.Providers;

namespace MigrationKit;

/// <summary>
/// One run: look at the history, plan, and transaction by transaction take the lock, look again, plan again, run, commit.
/// What is planned without the lock only tells which session is needed; what is done follows from the history read under it.
/// </summary>
internal sealed class Runner(IMigrationDatabase database, SetIndex index, HistoryTable table, PlanRequest request)
{
    private readonly MigrationOptions _options = request.Options;
    private readonly RunLog _log = new(request.Options.Time, request.Options.AppliedBy);
    private RunProgress? _progress;
    private MigrationPlan? _plan;
    private ScriptRuns? _runs;
    private IMigrationSession? _session;
    private int _next;
    private bool _wasReadUnderLock;
    private string? _head;

    public async Task<MigrationReport> RunAsync(CancellationToken cancellationToken)
    {
        using var activity = Telemetry.Start(_options.IsRehearsal ? "rehearse" : request.Goal == PlanGoal.RollBack ? "roll back" : "migrate", table.Set);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            Plan(await database.ReadHistoryAsync(table, cancellationToken).ConfigureAwait(false));
            await RunTransactionsAsync(cancellationToken).ConfigureAwait(false);
            return _log.Report(table.Set, database.Description, _runs!.Head, _plan) with { Direction = Direction };
        }
        catch (MigrationException e)
        {
            e.Tell(_log.Explain(e.Kind, Counted));
            e.Report = ReportOf(e);
            Telemetry.Fail(activity, e, Counted);
            throw;
        }
        catch (OperationCanceledException e)
        {
            var cancelled = new MigrationCanceledException(_log.Explain(null, Counted), e, cancellationToken);
            cancelled.Report = ReportOf(cancelled);
            Telemetry.Fail(activity, cancelled, Counted);
            throw cancelled;
        }
        catch (Exception e)
        {
            Telemetry.Fail(activity, e, Counted);
            throw;
        }
    }

    // What is done to a copy counts for nothing: metrics are of databases.
    private string? Counted => _options.IsRehearsal ? null : table.Set;

    private MigrationDirection Direction => request.Goal == PlanGoal.RollBack ? MigrationDirection.Down : MigrationDirection.Up;

    // What a failed run has committed is what the database has.
    private MigrationReport ReportOf(Exception error) => _log.Report(table.Set, database.Description, _head, _plan, error) with { Direction = Direction };

    private void Plan(IReadOnlyList<HistoryRow> rows)
    {
        var history = new AppliedHistory(index, table.Set, rows);
        _head = history.ChainHead;
        if (_plan is null)
        {
            _log.From = _head;
        }

        _plan = Planner.Plan(history, request).OrThrow();
        _runs = new ScriptRuns(_plan.History, _options);
        _next = 0;
        _log.Listener = _progress ??= _options.Progress is null ? null : new RunProgress(_options.Progress);
        _progress?.Expect(_plan.Steps.Count());
    }

    private async Task RunTransactionsAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (_next < _plan!.Transactions.Count)
            {
                var expected = _plan.Transactions[_next];
                await RunTransactionAsync(await BeginAsync(expected, cancellationToken).ConfigureAwait(false), expected, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            await EndSessionAsync().ConfigureAwait(false);
        }
    }

    private async Task RunTransactionAsync(IMigrationSession session, PlannedTransaction expected, CancellationToken cancellationToken)
    {
        await PlanAgainAsync(session, cancellationToken).ConfigureAwait(false);

        // Another process was faster, and what is left needs another session or none: this one's lock goes back.
        if (_next == _plan!.Transactions.Count || !_plan.Transactions[_next].NeedsTheSameAs(expected))
        {
            return;
        }

        await PrepareAsync(session, cancellationToken).ConfigureAwait(false);
        var transaction = _plan.Transactions[_next++];
        _log.Open(transaction.Transactional);

        // How far a script outside a transaction has come, only its row knows; and once it has come to its end, it is recorded.
        _head = transaction.Transactional ? _head : null;
        foreach (var step in transaction.Steps)
        {
            await RunStepAsync(session, step, cancellationToken).ConfigureAwait(false);
            _head = transaction.Transactional ? _head : _runs!.Head;
        }

        await CommitAsync(session, transaction, cancellationToken).ConfigureAwait(false);
        if (_next == _plan.Transactions.Count)
        {
            _log.SizeAfter = (await session.FinishAsync(_options.Optimize).ConfigureAwait(false)).Size;
        }
    }

    // The planner is pure: only another history can give another plan. Of one that was read under the lock, and then written by this run alone, the
    // newest row tells whether it is still the same.
    private async ValueTask PlanAgainAsync(IMigrationSession session, CancellationToken cancellationToken)
    {
        if (_wasReadUnderLock && _runs!.IsAt(await session.ReadNewestRowAsync(cancellationToken).ConfigureAwait(false)))
        {
            return;
        }

        var rows = await session.ReadHistoryAsync(cancellationToken).ConfigureAwait(false);
        _wasReadUnderLock = true;
        if (!_runs!.AreAt(rows))
        {
            Plan(rows);
        }
    }

    // The session of the transaction before goes on where it can: a connection of its own for each makes a long run quadratic (docs/decisions/0047).
    private async Task<IMigrationSession> BeginAsync(PlannedTransaction transaction, CancellationToken cancellationToken)
    {
        _progress?.Locking();

        // Nothing has begun yet that a cancellation could cut short, and its message would tell of.
        cancellationToken.ThrowIfCancellationRequested();
        var request = new SessionRequest(table, transaction.Transactional, transaction.ForeignKeysOff, _options.LockTimeout, _options.Time);
        if (_session is null || !await _session.BeginNextAsync(request, cancellationToken).ConfigureAwait(false))
        {
            await EndSessionAsync().ConfigureAwait(false);
            _session = await database.BeginAsync(request, cancellationToken).ConfigureAwait(false);
        }

        _log.Waited += _session.WaitedForLock;
        Telemetry.Waited(_session.WaitedForLock, Counted);
        return _session;
    }

    private ValueTask EndSessionAsync()
    {
        var session = _session;
        _session = null;
        return session?.DisposeAsync() ?? default;
    }

    // Once a run, however many transactions it has: the back-up is of what was there before all of them.
    private async ValueTask PrepareAsync(IMigrationSession session, CancellationToken cancellationToken)
    {
        if (_log.Prepared is not null)
        {
            return;
        }

        if (_options.Backup is not null)
        {
            _progress?.BackingUp();
        }

        var preparation = new RunPreparation
        {
            Steps = [.. _plan!.Steps],
            LastApplied = _plan.History.Rows.Count == 0 ? null : _plan.History.Rows[^1].Id,
            Backup = _options.Backup,
            RefuseWhileInUse = _options.RefuseWhileInUse,
            AtMostRows = _options.RequireAtMostRows,
            AtMostRowsOf = _options.RequireAtMostRowsOf,
        };
        _log.Prepared = await session.PrepareAsync(preparation, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask CommitAsync(IMigrationSession session, PlannedTransaction transaction, CancellationToken cancellationToken)
    {
        if (_options.QuickCheck || _options.RunChecksAsync is not null)
        {
            _progress?.Checking();
            Func<DbConnection, CancellationToken, ValueTask>? own = _options.RunChecksAsync is not { } check ? null : (connection, token) =>
                check(new MigrationCheckContext(connection, transaction.Steps, _next == _plan!.Transactions.Count, _options.IsRehearsal), token);
            await session.CheckAsync(new RunChecks(_options.QuickCheck, own), cancellationToken).ConfigureAwait(false);
        }

        _progress?.Committing();
        _log.Committing();
        await session.CommitAsync(cancellationToken).ConfigureAwait(false);
        _log.Commit(Counted);
        _head = _runs!.Head;
    }

    private async Task RunStepAsync(IMigrationSession session, PlannedStep step, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var activity = Telemetry.Start(step.Migration.Id, table.Set);
        _progress?.Begin(step);
        _log.Begin(step);
        var result = await session.RunAsync(_runs!.Create(step, _log), cancellationToken).ConfigureAwait(false);
        _progress?.End();
        _log.Ran(step, result);
    }
}
