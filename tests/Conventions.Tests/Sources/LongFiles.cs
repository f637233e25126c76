namespace Conventions.Tests.Sources;

/// <summary>A file over 300 lines is either split, or says in its first line why it is one.</summary>
internal static class LongFiles
{
    private const int Longest = 300;

    public static IEnumerable<string> Violations(SourceTree tree) =>
        from path in tree.Below("src", ".cs")
        let lines = tree[path].Split('\n')
        where lines.Length - 1 > Longest && !lines[0].StartsWith("//", StringComparison.Ordinal)
        select $"{path} has {lines.Length - 1} lines and no reason in its first";
}
