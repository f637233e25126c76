using System.Text.RegularExpressions;

namespace Conventions.Tests.Sources;

/// <summary>Finds what only one machine knows: absolute paths of a home or work folder, and hosts of package registries.</summary>
internal static partial class MachineTraces
{
    public static IEnumerable<string> Violations(SourceTree tree) =>
        from path in tree.Paths
        from match in Trace().Matches(tree[path])
        let line = tree[path].AsSpan(0, match.Index).Count('\n') + 1
        select $"{path}({line}): '{match.Value}'";

    // Spelled with character classes, so that this file does not find itself.
    [GeneratedRegex("""
        (?<![\w.~$})*-])/(work|root|home|Users)/[\w.-]+
        | \b[A-Z]:\\(Users|work)\b
        | https?://[\w.:@-]*([n]uget|[n]pmjs|[p]ypi|[a]rtifactory|[n]exus|[p]kgs\.dev|[r]egistry)[\w.:-]*
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase)]
    private static partial Regex Trace();
}
