using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK2002NulCharacter()
    : FaultRule("MK2002", "NUL character", Severity.Error, FaultKind.NulCharacter)
{
    protected override string Message(ParsedFile file, Fault fault) =>
        $"'{file.File.Path}' contains a NUL character, where SQLite stops reading. Remove it; if the file is UTF-16, save it as UTF-8.";
}
