namespace MigrationKit;

/// <summary>Can the scripts about to run, run? Found out before the first of them starts.</summary>
internal static class PendingCheck
{
    public static void Run(MigrationSet set, IEnumerable<PlannedStep> steps, PlanRequest request, List<ValidationFinding> findings)
    {
        foreach (var step in steps)
        {
            if (step.Script is not { } script)
            {
                continue;
            }

            if (step.Direction == MigrationDirection.Up && request.Options.Environment is null && Directives.Environments(script) is { } environments)
            {
                findings.Add(Refusals.EnvironmentNotSet(step.Migration, environments));
            }

            foreach (var directive in script.Directives)
            {
                if (directive.Name == "step" && set.Steps?.Invoke(step.Migration.Id, directive.Value) is null)
                {
                    findings.Add(Refusals.NoStep(step.Migration, script, directive));
                }
                else if (directive.Name == "timeout" && !Directives.TryReadTimeout(directive.Value, out _))
                {
                    findings.Add(Refusals.BadTimeout(step.Migration, script, directive));
                }
            }
        }
    }
}
