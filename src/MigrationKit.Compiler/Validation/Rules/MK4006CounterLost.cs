namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4006CounterLost()
    : ReplayFactRule("MK4006", "Rebuild forgets the AUTOINCREMENT counter", Severity.Warning, ReplayFactKind.CounterLost)
{
    protected override string Message(ValidationContext context, ReplayFact fact) =>
        $"The rebuild of '{fact.Detail}' forgets its AUTOINCREMENT counter, so ids of deleted rows are given out again. "
        + "Carry its row of sqlite_sequence over to the new table before the old one is dropped.";
}
