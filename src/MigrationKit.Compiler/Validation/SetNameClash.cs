using MigrationKit.Compiler.Validation.Rules;

namespace MigrationKit.Compiler.Validation;

/// <summary>Finds sets whose classes would have one name. Only a host that sees all sets of a project can ask.</summary>
internal static class SetNameClash
{
    /// <returns>A problem for each folder but the first (by ordinal order) of a name, with the folder as its path.</returns>
    public static EquatableArray<Problem> Check(IEnumerable<SetLocation> sets) =>
        sets.Distinct()
            .GroupBy(set => set.FullName, StringComparer.Ordinal)
            .SelectMany(SameName)
            .OrderBy(problem => problem.Path, StringComparer.Ordinal)
            .ToEquatableArray();

    private static IEnumerable<Problem> SameName(IEnumerable<SetLocation> sets)
    {
        var ordered = sets.OrderBy(set => set.Folder, StringComparer.Ordinal).ToList();
        return ordered.Skip(1).Select(set => new MK1002SetNameClash().Between(ordered[0], set));
    }
}
