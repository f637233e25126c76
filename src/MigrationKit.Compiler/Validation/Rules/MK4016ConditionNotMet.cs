namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4016ConditionNotMet()
    : ReplayFactRule("MK4016", "Condition not met in the replay", Severity.Warning, ReplayFactKind.ConditionNotMet)
{
    protected override string Message(ValidationContext context, ReplayFact fact) =>
        $"{fact.Detail} on {fact.Other}, so there the migration is not applied. Correct the condition or the statements, or allow the rule with the reason.";
}
