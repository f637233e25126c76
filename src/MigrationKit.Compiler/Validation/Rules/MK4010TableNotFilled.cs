namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK4010TableNotFilled()
    : ReplayFactRule("MK4010", "Table not filled for the replay", Severity.Warning, ReplayFactKind.TableNotFilled)
{
    protected override string Message(ValidationContext context, ReplayFact fact) =>
        $"No row could be made up for table '{fact.Detail}' ({fact.Other}), so from here on nothing says what the migrations do to its rows. "
        + "Try them on a copy of real data.";
}
