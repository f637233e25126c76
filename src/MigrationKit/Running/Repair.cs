using MigrationKit.Providers;

namespace MigrationKit;

/// <summary>Rewrites a history in one transaction, planned under the lock.</summary>
internal sealed class Repair(IMigrationDatabase database, SetIndex index, HistoryTable table, PlanRequest request, RepairOptions repair)
{
    private readonly MigrationOptions _options = request.Options;

    public async Task<RepairReport> RunAsync(CancellationToken cancellationToken)
    {
        // First without the lock: looking must not create a history table.
        var plan = Plan(await database.ReadHistoryAsync(table, cancellationToken).ConfigureAwait(false));
        if (plan.IsEmpty)
        {
            return Report(plan, plan.History.ChainHead, null);
        }

        var session = await database.BeginAsync(
            new SessionRequest(table, Transactional: true, ForeignKeysOff: false, _options.LockTimeout, _options.Time), cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            plan = Plan(await session.ReadHistoryAsync(cancellationToken).ConfigureAwait(false));
            if (plan.IsEmpty)
            {
                return Report(plan, plan.History.ChainHead, null);
            }

            var preparation = new RunPreparation { Steps = [], LastApplied = plan.History.Rows[^1].Id, Backup = _options.Backup };
            var prepared = await session.PrepareAsync(preparation, cancellationToken).ConfigureAwait(false);
            var rewriting = new ScriptRun { Migration = index.Set[0], RemoveFrom = 1, Rewritten = plan.Rows };
            await session.RunAsync(rewriting, cancellationToken).ConfigureAwait(false);
            await session.CommitAsync(cancellationToken).ConfigureAwait(false);
            return Report(plan, plan.Rows.Count == 0 ? null : plan.Rows[^1].Chain, prepared.BackupPath) with { BackupsNotDeleted = prepared.BackupsNotDeleted ?? [] };
        }
    }

    private RepairPlan Plan(IReadOnlyList<HistoryRow> rows) =>
        RepairPlan.Of(new AppliedHistory(index, table.Set, rows), repair, request);

    private RepairReport Report(RepairPlan plan, string? head, string? backup) => new(
        table.Set, database.Description, plan.LookChanged, plan.Accepted, plan.Removed, plan.History.ChainHead, head, backup)
    {
        MarkedApplied = plan.Marked,
        RunAgain = plan.RunAgain,
    };
}
