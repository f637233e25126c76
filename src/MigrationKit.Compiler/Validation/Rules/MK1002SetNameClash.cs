using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

/// <summary>Facts come from a host that sees all sets of a project: <see cref="SetNameClash"/>.</summary>
internal sealed class MK1002SetNameClash() : HostRule("MK1002", "Two sets of one name", Severity.Error)
{
    public Problem OfClass(SetLocation first, SetLocation later) => At(
        later,
        $"The folders '{first.Folder}' and '{later.Folder}' both make the class '{later.FullName}'. "
        + "Rename one of them, or merge their files into one folder.");

    public Problem OfNamespace(SetLocation first, SetLocation later) => At(
        later,
        $"The folders '{first.Folder}' and '{later.Folder}' make the classes '{first.FullName}' and '{later.FullName}', and C# takes no class and namespace "
        + "of one name. Move one of them out of the other, or rename it.");

    public Problem OfHistory(SetLocation first, SetLocation later) => At(
        later,
        $"The folders '{first.Folder}' and '{later.Folder}' both keep their history under the name '{later.Name}', where one set's "
        + "migrations would pass for the other's. Rename one of them, or merge their files into one folder.");

    private Problem At(SetLocation set, string message) => At(set.Folder, new SourceRange(1, 1, 1, 1), message);
}
