using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK2007UnterminatedTrigger()
    : FaultRule("MK2007", "Unterminated trigger", Severity.Error, FaultKind.UnterminatedTrigger)
{
    protected override string Message(ParsedFile file, Fault fault) =>
        $"'{file.File.Path}': the body of the statement that starts here is never closed. Close it with 'END;' "
        + "(the END of a CASE does not count).";
}
