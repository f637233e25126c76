using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation;

/// <summary>
/// One thing that an 'allow' directive names. <see cref="Word"/> is the id of a rule ('-- migration:allow MK3003 two branches, merged'; several
/// ids may stand in one directive, and words that are no ids are the reason), or the first word of what a change is called
/// ('drop-column'). <see cref="Targets"/> is then the table or column, with the reason behind it where it is the last, and empty for a rule.
/// <see cref="Scope"/> is the part of the file that it speaks for.
/// </summary>
internal sealed record Allowance(string Word, string Targets, string Path, SourceRange Range, SourceRange Scope)
{
    private const string Prefix = "MK";

    private static readonly char[] Separators = [' ', '\t', ','];

    public bool IsOfRule => IsId(Word);

    public static IEnumerable<Allowance> In(EquatableArray<ParsedFile> files)
    {
        for (var i = 0; i < files.Count; i++)
        {
            foreach (var script in new[] { files[i].Up, files[i].Down })
            {
                for (var at = 0; at < script?.Directives.Count; at++)
                {
                    if (script.Directives[at].Name == DirectiveName.Allow)
                    {
                        foreach (var allowance in Read(files[i], script, script.Directives[at]))
                        {
                            yield return allowance;
                        }
                    }
                }
            }
        }
    }

    /// <summary>Whether it speaks for the place.</summary>
    public bool Covers(SourceRange place) =>
        IsBefore((Scope.StartLine, Scope.StartColumn), (place.StartLine, place.StartColumn))
        && IsBefore((place.StartLine, place.StartColumn), (Scope.EndLine, Scope.EndColumn));

    /// <summary>Whether it names the table or column.</summary>
    public bool Names(string target) =>
        Targets.StartsWith(target, StringComparison.OrdinalIgnoreCase) && (Targets.Length == target.Length || Separators.Contains(Targets[target.Length]))
        || Targets.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Contains(target, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<Allowance> Read(ParsedFile file, SqlScript script, Directive directive)
    {
        var words = directive.Value.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return [];
        }

        var (text, path) = (file.File.Text, file.File.Path);
        var (range, scope) = (SourceRange.Of(text, directive.Span), SourceRange.Of(text, AllowanceScope.Of(file, script, directive)));
        return IsId(words[0])
            ? words.Where(IsId).Select(id => new Allowance(id, "", path, range, scope))
            : TargetsIn(directive.Value.Substring(words[0].Length)).Select(targets => new Allowance(words[0], targets, path, range, scope));
    }

    // 'users.email, users.phone no longer asked for, ever': a comma in the reason begins no third one.
    private static IEnumerable<string> TargetsIn(string rest)
    {
        for (var at = 0; ;)
        {
            var comma = rest.IndexOf(',', at);
            var first = comma < 0 ? "" : rest.Substring(at, comma - at).Trim();
            if (comma < 0 || first.Any(char.IsWhiteSpace))
            {
                yield return rest.Substring(at).Trim();
                yield break;
            }

            yield return first;
            at = comma + 1;
        }
    }

    // About the shape of an id, so that a mistyped one (MK30O3) is reported instead of taken for something else.
    private static bool IsId(string word) =>
        word.Length is >= 5 and <= 7
        && word.StartsWith(Prefix, StringComparison.Ordinal)
        && word[Prefix.Length] is >= '0' and <= '9';

    private static bool IsBefore((int Line, int Column) one, (int Line, int Column) other) => one.CompareTo(other) <= 0;
}
