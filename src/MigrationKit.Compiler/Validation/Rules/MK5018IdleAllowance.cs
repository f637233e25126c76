using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation.Rules;

/// <summary>What an 'allow' silences is known when all other rules have run; the Validator asks then.</summary>
internal sealed class MK5018IdleAllowance() : Rule("MK5018", "'allow' silences nothing", Severity.Warning)
{
    private readonly MK5030TakesAway _changes = new();

    public override IEnumerable<Problem> Check(ValidationContext context) => [];

    public IEnumerable<Problem> Idle(ValidationContext context)
    {
        // A directive counts as SQL, so nobody can take one out of a locked migration.
        var locked = new HashSet<string>(
            context.Allowances.All.Count == 0 ? [] : context.Sequence.Migrations.Where(migration => migration.IsLocked).Select(migration => migration.UpFile.Path),
            StringComparer.Ordinal);
        return context.Allowances.Idle
            .Where(allowance => allowance.Word != Id && !locked.Contains(allowance.Path) && IsKnown(context, allowance))
            .Select(allowance => At(allowance.Path, allowance.Range, Message(allowance)))
            .ToList();
    }

    private bool IsKnown(ValidationContext context, Allowance allowance) => allowance.IsOfRule
        ? RuleCatalog.Find(allowance.Word) is { CanBeAllowed: true } rule && rule.Judges(context, allowance.Path)
        : ChangeAction.All.Contains(allowance.Word) && allowance.Targets.Length > 0 && _changes.Judges(context, allowance.Path);

    private static string Message(Allowance allowance) => allowance.IsOfRule
        ? $"'{allowance.Path}' allows '{allowance.Word}', and nothing that this speaks for is reported by that rule. Remove the directive, or what comes later goes unnoticed."
        : $"'{allowance.Path}' allows {Quoted.Text(allowance.Word + " " + allowance.Targets)}, and the migration does no such thing. "
            + "Remove the directive, or correct what it names.";
}
