using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK2009MalformedDirective()
    : FaultRule("MK2009", "Malformed directive", Severity.Error, FaultKind.MalformedDirective)
{
    protected override string Message(ParsedFile file, Fault fault) =>
        $"'{file.File.Path}': a directive cannot be read: {fault.Detail}.";
}
