using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK2001InvalidUtf8()
    : FaultRule("MK2001", "Invalid UTF-8", Severity.Error, FaultKind.InvalidUtf8)
{
    protected override string Message(ParsedFile file, Fault fault) =>
        $"'{file.File.Path}' is not valid UTF-8, so its text cannot be known for sure. Save it as UTF-8.";
}
