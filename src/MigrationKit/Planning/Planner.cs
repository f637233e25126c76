namespace MigrationKit;

/// <summary>From history, set and options to the steps, or to all that stands against them. Pure: the same in, the same out.</summary>
internal static class Planner
{
    public static MigrationPlan Plan(AppliedHistory history, PlanRequest request)
    {
        var findings = HistoryCheck.Run(history, request, [], out var newer);
        var lookChanged = AppliedCheck.Run(history, request.Database, findings);
        List<PlannedStep> steps = request.Goal switch
        {
            PlanGoal.Migrate => ForwardSteps.Plan(history, request, findings),
            PlanGoal.RollBack => BackwardSteps.Plan(history, request, findings),
            _ => BaselineSteps.Plan(history, request, findings),
        };
        if (newer.Count > 0)
        {
            // What an older program would still run are its repeatables, and those of the newer one are the right ones.
            steps.Clear();
        }

        PendingCheck.Run(history.Index.Set, steps, request, findings);

        // A plan that must not run has no steps, so that nobody runs it by mistake.
        return new MigrationPlan(
            history, request.Database, findings, lookChanged, newer,
            findings.Count == 0 ? TransactionCuts.Cut(steps, request.Options.TransactionMode, request.Capabilities) : []);
    }
}
