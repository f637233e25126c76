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

    public static IEnumerable<Allowance> In(ParsedFile file) =>
        from script in new[] { file.Up, file.Down }
        where script is not null
        from directive in script.Directives
        where directive.Name == DirectiveName.Allow
        from id in Ids(directive.Value)
        select new Allowance(id, file.File.Path, SourceRange.Of(file.File.Text, directive.Span));

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
