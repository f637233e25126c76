using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK2008UnknownDirective()
    : FaultRule("MK2008", "Unknown directive", Severity.Error, FaultKind.UnknownDirective)
{
    protected override string Message(ParsedFile file, Fault fault) =>
        $"'{file.File.Path}': there is no directive {Quoted.Text(fault.Detail)}. {Suggestion(fault.Detail)}";

    private static string Suggestion(string name) =>
        NearestName.Of(name, DirectiveForms.Names) is { } nearest
            ? $"Did you mean '{nearest}'?"
            : $"Use one of {string.Join(", ", DirectiveForms.Names)}, or another comment style.";
}
