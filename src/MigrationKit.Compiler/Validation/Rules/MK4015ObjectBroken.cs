namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4015ObjectBroken()
    : ReplayFactRule("MK4015", "View or trigger left broken", Severity.Warning, ReplayFactKind.ObjectBroken)
{
    protected override string Message(ValidationContext context, ReplayFact fact) =>
        $"Behind this, {fact.Detail} fails as soon as it is used: {fact.Other}. SQLite asks nobody who reads what is dropped. Drop it too, or create it anew without what is gone.";
}
