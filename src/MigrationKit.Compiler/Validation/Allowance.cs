using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation;

/// <summary>
/// A rule id in an 'allow' directive: '-- migration:allow MK3003 two branches, merged'. Several ids may stand in one directive,
/// and words that are no ids are the reason. A directive whose first word is no id allows something else and is not read here.
/// </summary>
internal sealed record Allowance(string RuleId, string Path, SourceRange Range)
{
    private const string Prefix = "MK";

    private static readonly char[] Separators = [' ', '\t', ','];

    public static IReadOnlyList<Allowance> In(EquatableArray<ParsedFile> files)
    {
        var found = new List<Allowance>();
        for (var i = 0; i < files.Count; i++)
        {
            Add(files[i], files[i].Up, found);
            Add(files[i], files[i].Down, found);
        }

        return found;
    }

    private static void Add(ParsedFile file, SqlScript? script, List<Allowance> found)
    {
        for (var i = 0; i < script?.Directives.Count; i++)
        {
            var directive = script.Directives[i];
            if (directive.Name == DirectiveName.Allow)
            {
                var range = SourceRange.Of(file.File.Text, directive.Span);
                found.AddRange(Ids(directive.Value).Select(id => new Allowance(id, file.File.Path, range)));
            }
        }
    }

    private static IEnumerable<string> Ids(string value)
    {
        var words = value.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && IsId(words[0]) ? words.Where(IsId) : [];
    }

    // About the shape of an id, so that a mistyped one (MK30O3) is reported instead of taken for something else.
    private static bool IsId(string word) =>
        word.Length is >= 5 and <= 7
        && word.StartsWith(Prefix, StringComparison.Ordinal)
        && word[Prefix.Length] is >= '0' and <= '9';
}
