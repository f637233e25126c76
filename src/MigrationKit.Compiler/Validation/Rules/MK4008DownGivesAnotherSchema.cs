namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4008DownGivesAnotherSchema()
    : ReplayFactRule("MK4008", "Down gives another schema", Severity.Warning, ReplayFactKind.DownChangesSchema)
{
    protected override string Message(ValidationContext context, ReplayFact fact) =>
        $"Up, down and up again is not the same as up: {fact.Detail}. A roll-back leaves something behind, or takes too much. Correct the down script.";
}
