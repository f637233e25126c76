using System.Text.RegularExpressions;

namespace Conventions.Tests.Sources;

/// <summary>Links between documents: the file exists, and so does the heading behind '#'.</summary>
internal static partial class DocumentLinks
{
    public static IEnumerable<string> Violations(SourceTree tree) =>
        from path in tree.Paths
        where path.EndsWith(".md", StringComparison.Ordinal)
        from match in Link().Matches(Code().Replace(tree[path], ""))
        let target = match.Groups["file"].Value is { Length: > 0 } file ? Resolve(path, file) : path
        where !Exists(tree, target, match.Groups["heading"].Value)
        select $"{path} links to '{match.Groups["file"]}{match.Groups["heading"]}', which is not there";

    private static bool Exists(SourceTree tree, string target, string heading) =>
        heading.Length == 0
            ? tree.Contains(target) || tree.Below(target, "").Any()
            : tree.Contains(target) && Headings(tree[target]).Contains(heading);

    private static IEnumerable<string> Headings(string text) =>
        Heading().Matches(Fence().Replace(text, ""))
            .Select(match => "#" + Punctuation().Replace(match.Groups["text"].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    private static string Resolve(string from, string file)
    {
        var parts = new List<string>(from.Split('/')[..^1]);
        foreach (var part in file.TrimEnd('/').Split('/'))
        {
            if (part == "..")
            {
                parts.RemoveRange(Math.Max(0, parts.Count - 1), Math.Min(1, parts.Count));
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    [GeneratedRegex(@"\]\((?![a-z]+:)(?<file>[^)#\s]*)(?<heading>#[^)\s]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^```.*?^```|`[^`\n]+`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();
}
