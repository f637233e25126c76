using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK2020LikeDirective()
    : FaultRule("MK2020", "Comment that only looks like a directive", Severity.Warning, FaultKind.LikeDirective)
{
    protected override bool Concerns(ValidationContext context, string path) =>
        !BaselineFile.Is(path) && !context.HasShipped(path);

    protected override string Message(ParsedFile file, Fault fault) =>
        $"'{file.File.Path}': this reads like the directive '{fault.Detail}', and is a comment without effect. A directive is a line comment that begins exactly so: "
        + $"'-- migration:{fault.Detail}'. Write it so; if it is prose, begin it with another word.";
}
