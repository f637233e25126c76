using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK5005CopyByPosition()
    : HazardRule("MK5005", "Copy by position", Severity.Warning, HazardKind.CopyByPosition)
{
    protected override string Message(ValidationContext context, Hazard hazard) =>
        $"SELECT * copies by position, and the columns stand in another order ({hazard.Detail}): {hazard.Other}. The values get into wrong columns "
        + "without an error. Name the columns on both sides.";
}
