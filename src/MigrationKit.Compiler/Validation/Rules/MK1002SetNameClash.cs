using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

/// <summary>Facts come from a host that sees all sets of a project: <see cref="SetNameClash"/>.</summary>
internal sealed class MK1002SetNameClash() : HostRule("MK1002", "Two sets of one name", Severity.Error)
{
    public Problem OfClass(SetLocation first, SetLocation later) => At(
        later,
        $"The folders '{first.Folder}' and '{later.Folder}' both make the class '{FullName(later)}'. "
        + "Rename one of them, or merge their files into one folder.");

    public Problem OfHistory(SetLocation first, SetLocation later) => At(
        later,
        $"The folders '{first.Folder}' and '{later.Folder}' both keep their history under the name '{later.Name}', where one set's "
        + "migrations would pass for the other's. Rename one of them, or merge their files into one folder.");

    private Problem At(SetLocation set, string message) => At(set.Folder, new SourceRange(1, 1, 1, 1), message);

    private static string FullName(SetLocation set) =>
        set.Namespace.Length == 0 ? set.ClassName : set.Namespace + "." + set.ClassName;
}
