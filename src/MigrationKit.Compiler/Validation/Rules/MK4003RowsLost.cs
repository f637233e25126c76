namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4003RowsLost()
    : ReplayFactRule("MK4003", "Rows of another table are lost", Severity.Error, ReplayFactKind.RowsLost)
{
    protected override string Message(ReplayFact fact) =>
        $"{fact.Detail}, and the script says nothing of it. Foreign keys are on, so this works on the rows that refer to '{fact.Other}' too. "
        + $"`migrationkit new NAME --rebuild {fact.Other}` writes a rebuild that keeps them.";
}
