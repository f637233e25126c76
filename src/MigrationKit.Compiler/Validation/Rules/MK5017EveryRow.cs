using MigrationKit.Compiler.Parsing.Hazards;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Sequencing.Schemas;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK5017EveryRow()
    : HazardOnceRule("MK5017", "UPDATE or DELETE of every row", Severity.Warning, HazardKind.EveryRow)
{
    // '-- migration:allow delete users', which is how a script says so to MK5030 too.
    protected override bool IsAccepted(ValidationContext context, FoundHazard found) =>
        found.Hazard.Detail == "DELETE" && context.Allowances.Accept(found.File.Path, ChangeAction.Delete, found.Hazard.Other);

    protected override string Message(Hazard hazard, string others) =>
        hazard.Detail == "DELETE"
            ? $"This deletes every row of '{hazard.Other}'{others}. Add a WHERE, or allow the rule with the reason."
            : $"This changes every row of '{hazard.Other}'{others}, and what was there before is gone. Add a WHERE, or allow the rule with the reason.";
}
