namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4005ObjectsLost()
    : ReplayFactRule("MK4005", "Rebuild loses indexes or triggers", Severity.Warning, ReplayFactKind.ObjectsLost)
{
    protected override string Message(ReplayFact fact) =>
        $"The rebuild of '{fact.Other}' loses {fact.Detail}, which went with the old table. Create what is still wanted again behind the rename.";
}
