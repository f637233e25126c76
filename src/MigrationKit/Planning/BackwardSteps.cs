namespace MigrationKit;

/// <summary>What has to be taken back so that the target is the last applied migration; newest of the set first.</summary>
internal static class BackwardSteps
{
    public static List<PlannedStep> Plan(AppliedHistory history, PlanRequest request, List<ValidationFinding> findings)
    {
        var target = 0;
        if (request.Target is { } id)
        {
            var migration = history.Index.Find(id);
            if (migration is not { Kind: MigrationKind.Versioned })
            {
                findings.Add(migration is null ? Refusals.NotInSet(id, history.Index.Set) : Refusals.Repeatable(migration));
                return [];
            }

            if (history.Latest(id) is null)
            {
                findings.Add(Refusals.NotApplied(migration, request.Database));
                return [];
            }

            target = migration.Ordinal;
        }

        if (history.Started is { } started)
        {
            findings.Add(Refusals.Interrupted(started, request.Database));
            return [];
        }

        // Behind the target in the set's order, whatever the order of application was.
        var applied = history.Index.Set.Where(migration => history.Latest(migration.Id) is not null).Reverse().ToList();
        var versioned = applied.Where(migration => migration.Kind == MigrationKind.Versioned && migration.Ordinal > target).ToList();
        if (versioned.Count == 0)
        {
            return [];
        }

        // A view goes before the column it reads. Repeatables without a down script stay as they are.
        var repeatables = applied.Where(migration => migration is { Kind: MigrationKind.Repeatable, Down: not null });
        return [.. repeatables.Concat(versioned).Select(migration => Step(history, migration, request, findings))];
    }

    private static PlannedStep Step(AppliedHistory history, Migration migration, PlanRequest request, List<ValidationFinding> findings)
    {
        // What was only recorded because of its environment has nothing to take back.
        if (history.Latest(migration.Id)!.Kind == HistoryKind.Baseline && Directives.Environments(migration.Up) is { } environments)
        {
            if (request.Options.Environment is null)
            {
                findings.Add(Refusals.EnvironmentNotSet(migration, environments));
            }
            else if (Directives.Excludes(migration.Up, request.Options.Environment))
            {
                return new PlannedStep(migration, MigrationDirection.Down, MigrationAction.RecordOnly, 0, "was not run in this environment");
            }
        }

        if (migration.Down is null)
        {
            findings.Add(Refusals.NoDown(migration, request.Database));
        }
        else if (migration.Down.Transaction == ScriptTransaction.Outside)
        {
            findings.Add(Refusals.DownOutside(migration));
        }

        return new PlannedStep(migration, MigrationDirection.Down, MigrationAction.Run, 0, null);
    }
}
