using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK5013ReservedName()
    : HazardRule("MK5013", "Reserved name", Severity.Warning, HazardKind.ReservedName)
{
    protected override string Message(ValidationContext context, Hazard hazard) =>
        $"The name {Quoted.Text(hazard.Detail)} belongs to {hazard.Other}. Choose another name.";
}
