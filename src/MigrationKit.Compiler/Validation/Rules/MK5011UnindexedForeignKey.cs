using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK5011UnindexedForeignKey()
    : HazardRule("MK5011", "Foreign key without an index", Severity.Warning, HazardKind.UnindexedForeignKey)
{
    protected override string Message(ValidationContext context, Hazard hazard) =>
        $"No index of '{hazard.Detail}' begins with the columns of its foreign key ({hazard.Other}), so each deletion of a parent row reads the whole table. "
        + $"Add CREATE INDEX … ON {hazard.Detail} (…).";
}
