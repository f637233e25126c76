using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Validation.Rules;

namespace MigrationKit.Compiler.Validation;

/// <summary>
/// Finds sets that one name stands for: one class would hide the other, or one history would mix two sets.
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

    private static IEnumerable<Problem> Earlier(IEnumerable<SetLocation> earlier, SetLocation set)
    {
        var rule = new MK1002SetNameClash();
        foreach (var other in earlier)
        {
            if (other.Namespace == set.Namespace && other.ClassName == set.ClassName)
            {
                return [rule.OfClass(other, set)];
            }

            if (other.Name == set.Name)
            {
                return [rule.OfHistory(other, set)];
            }
        }

        return [];
    }
}
