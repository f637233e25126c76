namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4007ViolationLeft()
    : ReplayFactRule("MK4007", "Violation left behind", Severity.Error, ReplayFactKind.Violation)
{
    protected override string Message(ValidationContext context, ReplayFact fact) =>
        $"The script leaves the database in a state that SQLite complains about: {fact.Detail}. Correct the rows before the migration ends.";
}
