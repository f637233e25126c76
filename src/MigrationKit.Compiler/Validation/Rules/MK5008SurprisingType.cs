using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK5008SurprisingType()
    : HazardRule("MK5008", "Type name means another type", Severity.Warning, HazardKind.SurprisingType)
{
    protected override string Message(ValidationContext context, Hazard hazard) =>
        $"The type {Quoted.Text(hazard.Detail)} {hazard.Other}.";
}
