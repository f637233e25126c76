using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Validation.Rules;

namespace MigrationKit.Compiler.Validation;

/// <summary>
/// Finds sets that one name stands for: one class would hide the other, or be the namespace of the other, or one history would mix two sets.
/// Only a host that sees all sets of a project can ask.
/// </summary>
internal static class SetNameClash
{
    /// <returns>A problem for each folder but the first (by ordinal order) of a name, with the folder as its path.</returns>
    public static EquatableArray<Problem> Check(IEnumerable<SetLocation> sets)
    {
        var ordered = sets.Distinct().OrderBy(set => set.Folder, StringComparer.Ordinal).ToList();
        return ordered.SelectMany((set, index) => Earlier(ordered.Take(index), set)).ToEquatableArray();
    }

    /// <summary>Whether C# takes only one of the two classes.</summary>
    public static bool IsOfClass(SetLocation one, SetLocation other) =>
        one.FullName == other.FullName || IsNamespaceOf(one, other) || IsNamespaceOf(other, one);

    private static bool IsNamespaceOf(SetLocation set, SetLocation other) =>
        (other.Namespace + ".").StartsWith(set.FullName + ".", StringComparison.Ordinal);

    private static IEnumerable<Problem> Earlier(IEnumerable<SetLocation> earlier, SetLocation set)
    {
        var rule = new MK1002SetNameClash();
        foreach (var other in earlier)
        {
            if (IsOfClass(other, set))
            {
                return [other.FullName == set.FullName ? rule.OfClass(other, set) : rule.OfNamespace(other, set)];
            }

            if (other.Name == set.Name)
            {
                return [rule.OfHistory(other, set)];
            }
        }

        return [];
    }
}
