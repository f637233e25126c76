using System.Text.RegularExpressions;

namespace Conventions.Tests.Sources;

/// <summary>
/// Nobody clears the pools of a whole process: the driver takes a connection that another thread is just opening for a leaked one
/// and disposes its handle.
/// </summary>
internal static partial class PoolClearing
{
    public static IEnumerable<string> Violations(SourceTree tree) =>
        from path in tree.Paths
        where path.EndsWith(".cs", StringComparison.Ordinal)
        from match in Call().Matches(tree[path])
        select $"{path}({tree[path].AsSpan(0, match.Index).Count('\n') + 1}): clear the pool of one file with ClearPool instead";

    [GeneratedRegex(@"\.ClearAllPools\(")]
    private static partial Regex Call();
}
