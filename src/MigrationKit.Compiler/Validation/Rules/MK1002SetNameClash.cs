using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

/// <summary>Facts come from a host that sees all sets of a project: <see cref="SetNameClash"/>.</summary>
internal sealed class MK1002SetNameClash() : HostRule("MK1002", "Two sets of one name", Severity.Error)
{
    public Problem Between(SetLocation first, SetLocation later) => At(
        later.Folder,
        new SourceRange(1, 1, 1, 1),
        $"The folders '{first.Folder}' and '{later.Folder}' both make a set named '{later.FullName}'. "
        + "Rename one of them, or merge their files into one folder.");
}
