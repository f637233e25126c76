using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK5010HiddenDrift()
    : HazardOnceRule("MK5010", "IF EXISTS hides drift", Severity.Warning, HazardKind.ExistsClause)
{
    protected override string Message(Hazard hazard, string others) =>
        $"{Quoted.Text(hazard.Detail)}{others} passes over what it was not made for: a table, index or view of that name but of another form stays as it is, or is "
        + "missing without a word. A migration runs once, on a known schema: write it without the clause, and adopt older databases with `migrationkit baseline`.";
}
