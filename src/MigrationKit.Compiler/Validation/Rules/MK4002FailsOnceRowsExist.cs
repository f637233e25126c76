namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4002FailsOnceRowsExist()
    : ReplayFactRule("MK4002", "Fails once rows exist", Severity.Error, ReplayFactKind.FailsOnRows)
{
    protected override string Message(ReplayFact fact) =>
        $"This runs on an empty database and fails as soon as the tables have rows: {fact.Detail} ({fact.Other}). "
        + "Give the column a default, fill it before it is required, or rebuild the table with `migrationkit new --rebuild TABLE`.";
}
