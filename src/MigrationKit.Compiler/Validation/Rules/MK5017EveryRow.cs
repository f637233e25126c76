using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK5017EveryRow()
    : HazardOnceRule("MK5017", "UPDATE or DELETE of every row", Severity.Warning, HazardKind.EveryRow)
{
    protected override string Message(Hazard hazard, string others) =>
        hazard.Detail == "DELETE"
            ? $"This deletes every row of '{hazard.Other}'{others}. Add a WHERE, or allow the rule with the reason."
            : $"This changes every row of '{hazard.Other}'{others}, and what was there before is gone. Add a WHERE, or allow the rule with the reason.";
}
