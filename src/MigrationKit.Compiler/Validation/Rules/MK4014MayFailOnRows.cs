namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4014MayFailOnRows()
    : ReplayFactRule("MK4014", "May fail on rows", Severity.Warning, ReplayFactKind.MayFailOnRows)
{
    protected override string Message(ReplayFact fact) =>
        $"This runs on an empty database and failed on rows that were made up: {fact.Detail} ({fact.Other}). "
        + "Rows that keep to what it demands would pass; make sure that all do, or mend them in the script first.";
}
