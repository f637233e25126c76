namespace MigrationKit;

/// <summary>What is pending, in order: an interrupted script first, then the set's order.</summary>
internal static class ForwardSteps
{
    public static List<PlannedStep> Plan(AppliedHistory history, PlanRequest request, List<ValidationFinding> findings)
    {
        var set = history.Index.Set;
        var last = request.Target is null ? set.Count : history.Index.Find(request.Target)?.Ordinal ?? 0;
        if (request.Target is not null && last == 0)
        {
            findings.Add(Refusals.NotInSet(request.Target, set));
        }

        var lastApplied = set.LastOrDefault(migration => migration.Kind == MigrationKind.Versioned && history.Latest(migration.Id) is not null);
        var steps = new List<PlannedStep>();
        foreach (var migration in set)
        {
            var state = AppliedCheck.Compare(history, migration);
            if (state == MigrationState.Interrupted)
            {
                var done = history.Latest(migration.Id)!.Progress;
                steps.Insert(0, new PlannedStep(migration, MigrationDirection.Up, MigrationAction.Resume, done, "interrupted before"));
            }
            else if (state == MigrationState.Pending && history.Started?.Id == migration.Id)
            {
                // Its row is the newest: like an interrupted one it goes first, and takes its own row's place.
                steps.Insert(0, Step(migration, request.Options.Environment, late: false));
            }
            else if (state == MigrationState.Pending)
            {
                var late = migration.Kind == MigrationKind.Versioned && lastApplied is not null && migration.Ordinal < lastApplied.Ordinal;
                if (late && !request.Options.AllowOutOfOrder)
                {
                    findings.Add(Refusals.OutOfOrder(migration, lastApplied!, request.Database));
                }

                if (migration.Ordinal <= last)
                {
                    steps.Add(Step(migration, request.Options.Environment, late));
                }
            }
        }

        return steps;
    }

    private static PlannedStep Step(Migration migration, string? environment, bool late) =>
        Directives.Excludes(migration.Up, environment)
            ? new PlannedStep(
                migration, MigrationDirection.Up, MigrationAction.RecordOnly, 0,
                $"only for {string.Join(", ", Directives.Environments(migration.Up)!)}, this is {environment}")
            : new PlannedStep(migration, MigrationDirection.Up, MigrationAction.Run, 0, late ? "out of order" : null);
}
