using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK5009UnsteadyValue()
    : HazardRule("MK5009", "Data that differ at each run", Severity.Warning, HazardKind.UnsteadyValue)
{
    protected override string Message(ValidationContext context, Hazard hazard) =>
        $"This writes {hazard.Detail}, so every database gets other data, and a migration that is run again gives another result. Write a fixed value, "
        + "or allow the rule with the reason why it does not matter.";
}
