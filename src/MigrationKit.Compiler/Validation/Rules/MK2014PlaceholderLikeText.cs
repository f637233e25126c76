using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK2014PlaceholderLikeText()
    : FaultRule("MK2014", "Placeholder-like text", Severity.Warning, FaultKind.PlaceholderLikeText)
{
    protected override bool Concerns(ValidationContext context, string path) => !BaselineFile.Is(path);

    protected override string Message(ParsedFile file, Fault fault) =>
        $"'{file.File.Path}': {Quoted.Text(fault.Detail)} looks like a placeholder of another tool and runs as it stands. "
        + "Write the value in its place, or say that it is meant with '-- migration:allow MK2014'.";
}
