namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4002FailsOnceRowsExist()
    : ReplayFactRule("MK4002", "Fails once rows exist", Severity.Error, ReplayFactKind.FailsOnRows)
{
    protected override string Message(ReplayFact fact) =>
        $"This runs on an empty database and fails as soon as the tables have rows: {fact.Detail} ({fact.Other}). {Remedy(fact.Detail)}";

    private static string Remedy(string message) => message.StartsWith("FOREIGN KEY", StringComparison.Ordinal)
        ? "Rows still refer to what is dropped: `migrationkit new NAME --rebuild TABLE` writes a rebuild that keeps them."
        : "Give the column a default, or fill it before it is required.";
}
