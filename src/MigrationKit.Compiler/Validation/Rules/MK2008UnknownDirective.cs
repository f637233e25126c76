using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK2008UnknownDirective()
    : FaultRule("MK2008", "Unknown directive", Severity.Error, FaultKind.UnknownDirective)
{
    protected override string Message(ParsedFile file, Fault fault) =>
        $"'{file.File.Path}': there is no directive {Quoted.Text(Name(fault))}. {Suggestion(Name(fault))}";

    private static string Name(Fault fault) => fault.Detail.Split(' ')[0];

    private static string Suggestion(string name) =>
        DirectiveName.Nearest(name) is { } nearest
            ? $"Did you mean '{nearest}'?"
            : $"There are {string.Join(", ", DirectiveName.All)}; an ordinary comment must not start with 'migration:'.";
}
