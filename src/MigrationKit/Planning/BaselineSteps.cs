namespace MigrationKit;

/// <summary>Marks the versioned migrations up to the target as applied, for a database that has them from elsewhere.</summary>
internal static class BaselineSteps
{
    public static List<PlannedStep> Plan(AppliedHistory history, PlanRequest request, List<ValidationFinding> findings)
    {
        var target = history.Index.Find(request.Target!);
        if (target is not { Kind: MigrationKind.Versioned })
        {
            findings.Add(target is null ? Refusals.NotInSet(request.Target!, history.Index.Set) : Refusals.Repeatable(target));
            return [];
        }

        if (history.Rows.Count > 0)
        {
            findings.Add(Refusals.HasHistory(history, request.Database));
            return [];
        }

        return
        [
            .. history.Index.Set.Take(target.Ordinal).Select(migration =>
                new PlannedStep(migration, MigrationDirection.Up, MigrationAction.RecordOnly, 0, "baseline")),
        ];
    }
}
