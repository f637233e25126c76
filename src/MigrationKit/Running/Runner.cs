using MigrationKit.Providers;

namespace MigrationKit;

/// <summary>
/// One run: look at the history, plan, and transaction by transaction take the lock, look again, plan again, run, commit.
/// What is planned without the lock only tells which session is needed; what is done follows from the history read under it.
/// </summary>
internal sealed class Runner(IMigrationDatabase database, SetIndex index, HistoryTable table, PlanRequest request)
{
    private readonly MigrationOptions _options = request.Options;
    private readonly RunLog _log = new(request.Options.Time);
    private RunProgress? _progress;

    public async Task<MigrationReport> RunAsync(CancellationToken cancellationToken)
    {
        using var activity = Telemetry.Start(request.Goal == PlanGoal.RollBack ? "roll back" : "migrate", table.Set);
        try
        {
            var plan = Plan(await database.ReadHistoryAsync(table, cancellationToken).ConfigureAwait(false));
            _log.From = plan.FromChainHead;
            _log.To = plan.FromChainHead;
            _progress = _options.Progress is { } listener && !plan.IsEmpty ? new RunProgress(listener, plan.Steps.Count()) : null;
            var next = plan.Transactions.FirstOrDefault();
            while (next is not null)
            {
                (plan, next) = await RunTransactionAsync(next, cancellationToken).ConfigureAwait(false);
            }

            return _log.Report(table.Set, database.Description, plan.LookChanged);
        }
        catch (MigrationException e)
        {
            _log.Explain(e);
            Telemetry.Fail(activity, e);
            throw;
        }
        catch (Exception e)
        {
            Telemetry.Fail(activity, e);
            throw;
        }
    }

    private MigrationPlan Plan(IReadOnlyList<HistoryRow> rows) => Planner.Plan(new AppliedHistory(index, table.Set, rows), request).OrThrow();

    /// <summary>Runs the first transaction of what is pending now, if a session made for <paramref name="expected"/> suits it; returns what comes next.</summary>
    private async Task<(MigrationPlan Plan, PlannedTransaction? Next)> RunTransactionAsync(
        PlannedTransaction expected, CancellationToken cancellationToken)
    {
        var session = await BeginAsync(expected, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            var plan = Plan(await session.ReadHistoryAsync(cancellationToken).ConfigureAwait(false));
            if (plan.IsEmpty || !plan.Transactions[0].NeedsTheSameAs(expected))
            {
                // Another process was faster. Its work is not in this run's report, and the lock goes back.
                _log.To = plan.FromChainHead;
                return (plan, plan.Transactions.FirstOrDefault());
            }

            var runs = new ScriptRuns(plan.History, _options);
            _log.Open(plan.Transactions[0].Transactional);
            foreach (var step in plan.Transactions[0].Steps)
            {
                await RunStepAsync(session, step, runs, cancellationToken).ConfigureAwait(false);
            }

            _progress?.Committing();
            await session.CommitAsync(cancellationToken).ConfigureAwait(false);
            _log.Commit(runs.Head, table.Set);
            return (plan, plan.Transactions.Count > 1 ? plan.Transactions[1] : null);
        }
    }

    private async Task<IMigrationSession> BeginAsync(PlannedTransaction transaction, CancellationToken cancellationToken)
    {
        _progress?.Locking();
        var from = _options.Time.GetTimestamp();
        var session = await database.BeginAsync(
            new SessionRequest(table, transaction.Transactional, transaction.ForeignKeysOff, _options.LockTimeout, _options.Time),
            cancellationToken).ConfigureAwait(false);
        var waited = _options.Time.GetElapsedTime(from);
        _log.Waited += waited;
        Telemetry.Waited(waited, table.Set);
        return session;
    }

    private async Task RunStepAsync(IMigrationSession session, PlannedStep step, ScriptRuns runs, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var activity = Telemetry.Start(step.Migration.Id, table.Set);
        _progress?.Begin(step);
        var result = await session.RunAsync(runs.Create(step, _progress), cancellationToken).ConfigureAwait(false);
        _progress?.End();
        _log.Ran(step, result);
    }
}
