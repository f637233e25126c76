using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK2020LikeDirective()
    : FaultRule("MK2020", "Comment that only looks like a directive", Severity.Warning, FaultKind.LikeDirective)
{
    protected override bool Concerns(ValidationContext context, string path) =>
        !BaselineFile.Is(path) && !context.HasShipped(path);

    // 'Migration down: see the other file' in the up script of a pair.
    protected override bool IsMeant(ValidationContext context, ParsedFile file, Fault fault) =>
        fault.Detail == DirectiveName.Down
        && context.Sequence.Migrations.Any(migration => migration.UpFile.Path == file.File.Path && migration.DownFile is { } down && down.Path != file.File.Path);

    protected override string Message(ParsedFile file, Fault fault) =>
        $"'{file.File.Path}': this reads like the directive '{fault.Detail}', and is a comment without effect. A directive is a line comment that begins exactly so: "
        + $"'-- migration:{fault.Detail}'. Write it so; if it is prose, begin it with another word.";
}
