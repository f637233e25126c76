namespace Conventions.Tests.Sources;

/// <summary>Each decision stands in the index under its title, and its title has the number of its file.</summary>
internal static class DecisionIndex
{
    private const string Index = "docs/decisions/README.md";

    public static IEnumerable<string> Violations(SourceTree tree)
    {
        var lines = tree[Index].Split('\n').ToHashSet(StringComparer.Ordinal);
        foreach (var path in tree.Below("docs/decisions", ".md").Where(path => path != Index))
        {
            var file = Path.GetFileName(path);
            var title = tree[path].Split('\n')[0];
            if (!title.StartsWith($"# {file[..4].TrimStart('0')}. ", StringComparison.Ordinal))
            {
                yield return $"{path} begins with '{title}', which is not its number";
            }
            else if (!lines.Contains($"- [{title[2..]}]({file})"))
            {
                yield return $"{Index} lacks '- [{title[2..]}]({file})'";
            }
        }
    }
}
