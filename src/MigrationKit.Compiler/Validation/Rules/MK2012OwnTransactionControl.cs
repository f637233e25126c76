using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK2012OwnTransactionControl()
    : FaultRule("MK2012", "Own transaction control", Severity.Warning, FaultKind.OwnTransactionControl)
{
    protected override bool Concerns(ValidationContext context, string path) => !BaselineFile.Is(path);

    protected override string Message(ParsedFile file, Fault fault) =>
        $"'{file.File.Path}' brings transaction control of its own: {Quoted.Text(fault.Detail)}. {Consequence(file, fault)}";

    private static string Consequence(ParsedFile file, Fault fault) => ScriptAt(file, fault)?.Transaction switch
    {
        { Behaviour: TransactionBehaviour.Outside } outside =>
            $"The script runs outside the runner's transaction because of {Quoted.Text(outside.Reason)}: each statement is committed by itself, only what "
            + "its own BEGIN and COMMIT enclose is committed together. If one fails, those before it stay, and the next run goes on from there. Put "
            + "what cannot share a transaction into a migration of its own, and the rest is applied as a whole or not at all.",
        { Behaviour: TransactionBehaviour.Inside } =>
            "When it strikes, the runner's transaction is rolled back as a whole, and the migration fails. Use OR ABORT, which fails alike.",
        { ForeignKeysOff: true } =>
            "The runner leaves those statements out and runs the rest in one transaction together with the history row, with foreign keys "
            + "off, and checks them at its end. Remove BEGIN and COMMIT to say the same.",
        _ =>
            "The runner leaves those statements out and runs the rest in one transaction together with the history row. "
            + "Remove BEGIN and COMMIT to say the same.",
    };

    private static SqlScript? ScriptAt(ParsedFile file, Fault fault) =>
        new[] { file.Up, file.Down }.FirstOrDefault(script =>
            script is not null && script.Span.Start <= fault.Span.Start && fault.Span.Start < script.Span.End);
}
