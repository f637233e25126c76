using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK2011EmptyScript()
    : FaultRule("MK2011", "Empty script", Severity.Warning, FaultKind.EmptyScript)
{
    protected override string Message(ParsedFile file, Fault fault) =>
        $"'{file.File.Path}' contains no statement, so running it changes nothing. Add the SQL, or delete the file if it has not shipped.";
}
