namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4009DownFails()
    : ReplayFactRule("MK4009", "Down script fails", Severity.Warning, ReplayFactKind.DownFails)
{
    protected override string Message(ValidationContext context, ReplayFact fact) =>
        $"A roll-back of this migration would fail: {fact.Detail} ({fact.Other}). Correct the down script, or remove it.";
}
