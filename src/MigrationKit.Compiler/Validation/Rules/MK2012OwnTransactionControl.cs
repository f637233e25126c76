using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK2012OwnTransactionControl()
    : FaultRule("MK2012", "Own transaction control", Severity.Warning, FaultKind.OwnTransactionControl)
{
    protected override string Message(ParsedFile file, Fault fault) =>
        $"'{file.File.Path}': {Quoted.Text(fault.Detail)} controls the transaction that the runner brings. {Consequence(file, fault)}";

    private static string Consequence(ParsedFile file, Fault fault) => ScriptAt(file, fault)?.Transaction switch
    {
        { Behaviour: TransactionBehaviour.Outside } outside =>
            $"The script therefore runs outside a transaction, statement by statement ({outside.Reason}): if one fails, those before "
            + "it stay, and the next run goes on from there. Remove it where one transaction does.",
        { Behaviour: TransactionBehaviour.Reenters } =>
            "The runner leaves the script's BEGIN and COMMIT out and runs the rest in one transaction, with foreign keys switched "
            + "before and checked at its end. Remove them to say the same.",
        _ =>
            "The runner leaves the script's BEGIN and COMMIT out and runs the rest in one transaction together with its history row. "
            + "Remove them to say the same.",
    };

    private static SqlScript? ScriptAt(ParsedFile file, Fault fault) =>
        new[] { file.Up, file.Down }.FirstOrDefault(script =>
            script is not null && script.Span.Start <= fault.Span.Start && fault.Span.Start < script.Span.End);
}
