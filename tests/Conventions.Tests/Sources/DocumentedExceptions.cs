using System.Text.RegularExpressions;

namespace Conventions.Tests.Sources;

/// <summary>
/// What a public member refuses, and how it ends when it is cancelled, stands in its documentation: whoever calls it sees nothing else.
/// By the text of the member: what a method that it calls refuses for it is for the eye.
/// </summary>
internal static partial class DocumentedExceptions
{
    private static readonly string[] Libraries = ["src/MigrationKit", "src/MigrationKit.Sqlite", "src/MigrationKit.Hosting"];

    public static IEnumerable<string> Violations(SourceTree tree) =>
        from library in Libraries
        from path in tree.Below(library, ".cs")
        where PublicType().IsMatch(tree[path])
        from member in Members().Matches(tree[path])
        let documentation = member.Groups["documentation"].Value
        from thrown in Thrown(member.Groups["code"].Value, documentation)
        select $"{path}({tree[path].AsSpan(0, member.Index).Count('\n') + 1}): {thrown}";

    private static IEnumerable<string> Thrown(string code, string documentation)
    {
        foreach (var exception in Refusals().Matches(code).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal))
        {
            if (!documentation.Contains($"<exception cref=\"{exception}\">", StringComparison.Ordinal))
            {
                yield return $"says nothing of {exception}";
            }
        }

        var isInherited = documentation.Contains("<inheritdoc", StringComparison.Ordinal);
        if (!isInherited && code.Split("=>")[0].Contains("CancellationToken cancellationToken", StringComparison.Ordinal) && !Cancelled().IsMatch(documentation))
        {
            yield return "says nothing of being cancelled";
        }
    }

    [GeneratedRegex(@"^public (static |sealed |abstract |readonly )*(class|record|struct) ", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    // From a documentation to the next one, or to what is not public.
    [GeneratedRegex(@"(?<documentation>(^    ///[^\n]*\n)+)(    (//|\[)[^\n]*\n)*(?<code>    public (?:(?!^    (///|private |internal |protected |//|\[|static |async |readonly |const )).*\n?)+)", RegexOptions.Multiline)]
    private static partial Regex Members();

    [GeneratedRegex(@"(throw new |\b)(?<name>Argument\w*Exception)(?=\(nameof|\.ThrowIf|\(\s*\$?"")")]
    private static partial Regex Refusals();

    [GeneratedRegex(@"<exception cref=""\w*Cancell?ed\w*"">")]
    private static partial Regex Cancelled();
}
