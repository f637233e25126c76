using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK2004UnterminatedIdentifier()
    : FaultRule("MK2004", "Unterminated identifier", Severity.Error, FaultKind.UnterminatedIdentifier)
{
    protected override string Message(ParsedFile file, Fault fault) =>
        $"'{file.File.Path}': the quoted identifier that starts here is never closed. Add the closing {Closing(file, fault)}.";

    private static string Closing(ParsedFile file, Fault fault) =>
        file.File.Text[fault.Span.Start] == '[' ? "]" : file.File.Text[fault.Span.Start].ToString();
}
