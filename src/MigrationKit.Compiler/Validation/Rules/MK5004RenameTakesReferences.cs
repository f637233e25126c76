using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK5004RenameTakesReferences()
    : HazardRule("MK5004", "Rename takes references along", Severity.Warning, HazardKind.RenameTakesReferences)
{
    protected override string Message(ValidationContext context, Hazard hazard) =>
        $"The rename of a table takes what refers to it along ({hazard.Detail}): {hazard.Other} will refer to the old table, and not to the one "
        + "that is then made under its name. Make the new table under another name, copy, drop the old one and rename the new one last.";
}
