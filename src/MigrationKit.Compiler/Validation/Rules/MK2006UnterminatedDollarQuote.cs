using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK2006UnterminatedDollarQuote()
    : FaultRule("MK2006", "Unterminated dollar quote", Severity.Error, FaultKind.UnterminatedDollarQuote)
{
    protected override string Message(ParsedFile file, Fault fault) =>
        $"'{file.File.Path}': the dollar-quoted text that starts here is never closed. Close it with the tag that opens it, "
        + $"{Quoted.Text(Tag(file.File.Text, fault.Span.Start))}.";

    private static string Tag(string text, int start) => text.Substring(start, text.IndexOf('$', start + 1) + 1 - start);
}
