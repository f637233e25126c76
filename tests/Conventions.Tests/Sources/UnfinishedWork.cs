using System.Text.RegularExpressions;

namespace Conventions.Tests.Sources;

/// <summary>What must not be left in a source: notes for later, members without a body, tests that do not run, unexplained silence.</summary>
internal static partial class UnfinishedWork
{
    public static IEnumerable<string> Violations(SourceTree tree) =>
        from path in tree.Paths
        where Sources.Any(ending => path.EndsWith(ending, StringComparison.Ordinal))
        where !path.Contains(".verified.", StringComparison.Ordinal)
        let lines = tree[path].Split('\n')
        from number in Enumerable.Range(0, lines.Length)
        where Note().IsMatch(lines[number]) || (Silence().IsMatch(lines[number]) && !IsExplained(lines, number))
        select $"{path}({number + 1}): {lines[number].Trim()}";

    private static readonly string[] Sources = [".cs", ".csproj", ".props", ".targets"];

    // A reason stands behind it or on the line above; restoring a warning needs none.
    private static bool IsExplained(string[] lines, int number) =>
        lines[number].Contains("//", StringComparison.Ordinal)
        || lines[number].Contains("Justification", StringComparison.Ordinal)
        || (number > 0 && Comment().IsMatch(lines[number - 1]));

    // Spelled with character classes, so that this file does not find itself.
    [GeneratedRegex("""\b(T[O]DO|F[I]XME|H[A]CK)\b|N[o]tImplementedException|\bSk[i]p = ["]""")]
    private static partial Regex Note();

    [GeneratedRegex("""^\s*#pragma warning d[i]sable|<N[o]Warn>|\[(assembly: )?S[u]ppressMessage""")]
    private static partial Regex Silence();

    [GeneratedRegex("^\\s*(//|#|<!--)|-->\\s*$")]
    private static partial Regex Comment();
}
