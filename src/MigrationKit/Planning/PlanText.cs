namespace MigrationKit;

/// <summary>A plan for a person who reads a log. The same in every culture.</summary>
internal static class PlanText
{
    public static string Of(MigrationPlan plan)
    {
        var newer = plan.NewerMigrations.Count == 0
            ? ""
            : $" A newer version of the program has added {NamedMigrations.Of(plan.NewerMigrations)}, which this one can live with.";
        return Steps(plan) + newer;
    }

    private static string Steps(MigrationPlan plan)
    {
        var steps = plan.Steps.ToList();
        if (steps.Count == 0)
        {
            return $"Nothing to do on {plan.Database}.";
        }

        var verb = steps[0].Direction == MigrationDirection.Down ? "to take back from"
            : steps.TrueForAll(step => step.Action == MigrationAction.RecordOnly) ? "to record without running on"
            : "to apply to";
        return $"{Number.Of(steps.Count, "migration")} {verb} {plan.Database} in {Number.Of(plan.Transactions.Count, "transaction")}: "
            + $"{NamedMigrations.Of([.. steps.Select(step => step.Migration.Id)])}.";
    }
}
