using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Validation.Rules;

/// <summary>Silenced by naming what is meant, so that a second thing in the same script is still reported.</summary>
internal sealed class MK5030TakesAway()
    : ReplayFactRule("MK5030", "Breaking or destructive change", Severity.Warning, ReplayFactKind.TakesAway)
{
    private static readonly char[] Separators = [' ', '\t', ','];

    protected override string Message(ReplayFact fact)
    {
        var words = fact.Detail.Split(' ');
        return $"This {Done(words[0], words[words.Length - 1])}{(fact.Other.Length == 0 ? "" : $" ({Quoted.Text(fact.Other)})")}. "
            + $"If it is meant, say so in the script: `-- migration:allow {fact.Detail}`.";
    }

    protected override bool IsAccepted(ValidationContext context, ReplayFact fact) =>
        context.Files.Where(file => file.File.Path == fact.Path)
            .SelectMany(file => file.Up?.Directives ?? EquatableArray<Directive>.Empty)
            .Any(directive => directive.Name == DirectiveName.Allow && Allows(directive.Value, fact.Detail));

    // 'drop-column users.email, users.phone no longer asked for'
    private static bool Allows(string value, string detail)
    {
        var words = value.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        var space = detail.IndexOf(' ');
        return words.Length > 1
            && words[0] == detail.Substring(0, space)
            && words.Skip(1).Contains(detail.Substring(space + 1), StringComparer.OrdinalIgnoreCase);
    }

    private static string Done(string action, string target) => action switch
    {
        "drop-table" => $"drops the table '{target}' with its rows",
        "drop-column" => $"drops the column '{target}' with its data",
        "rename-table" => $"renames the table '{target}': a program of the version before looks for the old name",
        "rename-column" => $"renames the column '{target}': a program of the version before looks for the old name",
        "change-column" => $"changes the column '{target}': a program of the version before may write what it no longer takes, or read what it does not expect",
        "require-column" => $"adds the column '{target}', which a program of the version before does not fill",
        "tighten" => $"demands more of '{target}': a program of the version before may write what it no longer takes",
        _ => $"deletes rows of '{target}'",
    };
}
