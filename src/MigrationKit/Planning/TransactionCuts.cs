using MigrationKit.Providers;

namespace MigrationKit;

/// <summary>Cuts steps into transactions (docs/decisions/0003).</summary>
internal static class TransactionCuts
{
    public static IReadOnlyList<PlannedTransaction> Cut(
        IReadOnlyList<PlannedStep> steps, TransactionMode mode, DatabaseCapabilities capabilities)
    {
        var transactions = new List<PlannedTransaction>();
        List<PlannedStep>? open = null;
        foreach (var step in steps)
        {
            if (WhyOutside(step, mode, capabilities) is { } outside)
            {
                transactions.Add(new PlannedTransaction(false, step.Script!.ForeignKeysOff, outside, [step]));
                open = null;
                continue;
            }

            var foreignKeysOff = step.Script?.ForeignKeysOff ?? false;
            var before = transactions.Count == 0 ? null : transactions[^1];
            if (open is null || WhyCut(step, before!, foreignKeysOff, mode, capabilities) is not null)
            {
                var reason = before is null
                    ? foreignKeysOff ? "it switches foreign keys off" : null
                    : open is null ? "what runs before it runs outside a transaction" : WhyCut(step, before, foreignKeysOff, mode, capabilities);
                open = [];
                transactions.Add(new PlannedTransaction(true, foreignKeysOff, reason, open));
            }

            open.Add(step);
        }

        return transactions;
    }

    private static string? WhyOutside(PlannedStep step, TransactionMode mode, DatabaseCapabilities capabilities) => step switch
    {
        // A down script leaves no trace of how far it came, so it never runs outside (docs/decisions/0006).
        { Script: null } or { Direction: MigrationDirection.Down } => null,
        { Action: MigrationAction.Resume } => FormattableString.Invariant($"it was interrupted and goes on behind statement {step.ResumeAt}"),
        { Script.Transaction: ScriptTransaction.Outside } =>
            step.Script.OutsideReason.Length == 0 ? "it runs outside a transaction" : $"it runs outside a transaction: {step.Script.OutsideReason}",
        _ when mode == TransactionMode.None => "no transaction was asked for (TransactionMode.None)",
        _ when !capabilities.TransactionalDdl => "this engine cannot roll back schema changes",
        _ => null,
    };

    private static string? WhyCut(
        PlannedStep step, PlannedTransaction before, bool foreignKeysOff, TransactionMode mode, DatabaseCapabilities capabilities)
    {
        if (step.Script is null)
        {
            return null;
        }

        if (mode != TransactionMode.WholeRun)
        {
            return "each migration is committed by itself (TransactionMode.PerMigration)";
        }

        return capabilities.ForeignKeysAreSetOutsideTransactions && foreignKeysOff != before.ForeignKeysOff
            ? foreignKeysOff ? "it switches foreign keys off, the one before does not" : "it needs foreign keys on, the one before switches them off"
            : null;
    }
}
