using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK2005UnterminatedComment()
    : FaultRule("MK2005", "Unterminated comment", Severity.Error, FaultKind.UnterminatedComment)
{
    protected override string Message(ParsedFile file, Fault fault) =>
        $"'{file.File.Path}': the comment that starts here is never closed, so nothing behind it runs. Add the closing */.";
}
