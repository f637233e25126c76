namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4005ObjectsLost()
    : ReplayFactRule("MK4005", "Rebuild loses indexes, triggers or views", Severity.Warning, ReplayFactKind.ObjectsLost)
{
    protected override string Message(ValidationContext context, ReplayFact fact) =>
        $"The rebuild of '{fact.Other}' loses {fact.Detail}. Create what is still wanted again behind it.";
}
