namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4017DemandNotTried()
    : ReplayFactRule("MK4017", "New demand not tried", Severity.Warning, ReplayFactKind.DemandNotTried)
{
    protected override string Message(ValidationContext context, ReplayFact fact) =>
        $"Whether rows that are there bear the new {fact.Detail} was not tried: {fact.Other}. Try the migration on a copy of real data.";
}
