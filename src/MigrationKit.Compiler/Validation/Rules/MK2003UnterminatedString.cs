using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK2003UnterminatedString()
    : FaultRule("MK2003", "Unterminated string", Severity.Error, FaultKind.UnterminatedString)
{
    protected override string Message(ParsedFile file, Fault fault) =>
        $"'{file.File.Path}': the string that starts here is never closed. Add the closing quote; "
        + "a quote inside a string is written twice ('it''s').";
}
