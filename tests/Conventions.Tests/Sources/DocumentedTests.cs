using System.Text.RegularExpressions;

namespace Conventions.Tests.Sources;

/// <summary>A document that says which test holds something names one that is there: `Class.Method`, or `Class` alone.</summary>
internal static partial class DocumentedTests
{
    public static IEnumerable<string> Violations(SourceTree tree)
    {
        var classes = tree.Below("tests", ".cs").ToLookup(path => path[(path.LastIndexOf('/') + 1)..^".cs".Length], StringComparer.Ordinal);
        return
            from path in tree.Paths.Where(path => path.EndsWith(".md", StringComparison.Ordinal))
            from match in Name().Matches(tree[path])
            let method = match.Groups["method"].Value
            where !classes[match.Groups["class"].Value].Any(file => method.Length == 0 || tree[file].Contains($" {method}(", StringComparison.Ordinal))
            select $"{path} names the test {match.Value}, which is not there";
    }

    [GeneratedRegex("`(?<class>[A-Z][A-Za-z0-9]*(Tests|Specification))(\\.(?<method>[A-Za-z0-9]+))?`")]
    private static partial Regex Name();
}
