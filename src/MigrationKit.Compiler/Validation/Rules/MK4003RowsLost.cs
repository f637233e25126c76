namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4003RowsLost()
    : ReplayFactRule("MK4003", "Rows of another table are lost", Severity.Error, ReplayFactKind.RowsLost)
{
    protected override string Message(ValidationContext context, ReplayFact fact) =>
        $"{fact.Detail}. Foreign keys are on, and a table that is dropped has its rows deleted first. "
        + $"{Command.Rebuild(context, fact.Other)} writes a rebuild that keeps them.";
}
