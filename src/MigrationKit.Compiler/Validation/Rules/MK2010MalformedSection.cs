using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK2010MalformedSection()
    : FaultRule("MK2010", "Malformed section", Severity.Error, FaultKind.MalformedSection)
{
    protected override string Message(ParsedFile file, Fault fault) =>
        $"'{file.File.Path}': {Quoted.Text(fault.Detail)} does not fit the file's sections. A file has one up section, then at most one "
        + "down section, with markers of one kind ('-- migration:down', '-- +goose Up/Down' or '-- migrate:up/down'), "
        + "and no SQL in front of the first.";
}
