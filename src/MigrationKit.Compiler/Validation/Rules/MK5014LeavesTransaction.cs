using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK5014LeavesTransaction()
    : HazardRule("MK5014", "Statement takes the script out of the transaction", Severity.Warning, HazardKind.LeavesTransaction)
{
    protected override string Message(ValidationContext context, Hazard hazard) =>
        $"Because of {Quoted.Text(hazard.Detail)}, which cannot run in a transaction, the whole script runs outside one: each statement commits by itself, and if one "
        + "fails, those before it stay and the next run goes on behind them. Put this statement in a migration of its own.";
}
