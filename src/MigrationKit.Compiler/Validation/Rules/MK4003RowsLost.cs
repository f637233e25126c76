namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4003RowsLost()
    : ReplayFactRule("MK4003", "Rows of another table are lost", Severity.Error, ReplayFactKind.RowsLost)
{
    protected override string Message(ValidationContext context, ReplayFact fact) =>
        $"{fact.Detail}. Foreign keys are on, and "
        + (fact.Detail.StartsWith("DROP ", StringComparison.Ordinal)
            ? $"a table that is dropped has its rows deleted first. {Command.Rebuild(context, fact.Other)} writes a rebuild that keeps them."
            : "a row that is replaced is deleted first. INSERT … ON CONFLICT (…) DO UPDATE changes the row that is there and keeps them; if they shall go, delete them first.");
}
