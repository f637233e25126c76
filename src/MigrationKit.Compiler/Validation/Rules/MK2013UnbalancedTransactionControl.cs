using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK2013UnbalancedTransactionControl()
    : FaultRule("MK2013", "Unbalanced transaction control", Severity.Error, FaultKind.UnbalancedTransactionControl)
{
    protected override string Message(ParsedFile file, Fault fault) =>
        $"'{file.File.Path}': the script's transaction control does not pair up: {Quoted.Text(fault.Detail)}. Pair every BEGIN with one "
        + "COMMIT, or remove both: the runner brings a transaction.";
}
