using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation.Rules;

/// <summary>Silenced by naming what is meant, so that a second thing in the same script is still reported.</summary>
internal sealed class MK5030TakesAway()
    : ReplayFactRule("MK5030", "Breaking or destructive change", Severity.Warning, ReplayFactKind.TakesAway)
{
    public override bool Judges(ValidationContext context, string path) => context.Coverage.Compared.Contains(path);

    protected override string Message(ValidationContext context, ReplayFact fact)
    {
        var (action, target) = Split(fact.Detail);
        return $"This {Done(action, target)}{(fact.Other.Length == 0 ? "" : $" ({Quoted.Text(fact.Other)})")}. "
            + $"If it is meant, say so in the script: `-- migration:allow {fact.Detail}`.";
    }

    protected override bool IsAccepted(ValidationContext context, ReplayFact fact)
    {
        var (action, target) = Split(fact.Detail);
        return context.Allowances.Accept(fact.Path, action, target);
    }

    // A table's name may have spaces.
    private static (string Action, string Target) Split(string detail)
    {
        var space = detail.IndexOf(' ');
        return (detail.Substring(0, space), detail.Substring(space + 1));
    }

    private static string Done(string action, string target) => action switch
    {
        ChangeAction.DropTable => $"drops the table '{target}' with its rows",
        ChangeAction.DropColumn => $"drops the column '{target}' with its data",
        ChangeAction.RenameTable => $"renames the table '{target}': a program of the version before looks for the old name",
        ChangeAction.RenameColumn => $"renames the column '{target}': a program of the version before looks for the old name",
        ChangeAction.ChangeColumn => $"changes the column '{target}': a program of the version before may write what it no longer takes, or read what it does not expect",
        ChangeAction.RequireColumn => $"adds the column '{target}', which a program of the version before does not fill",
        ChangeAction.Tighten => $"demands more of '{target}': a program of the version before may write what it no longer takes",
        _ => $"deletes rows of '{target}'",
    };
}
