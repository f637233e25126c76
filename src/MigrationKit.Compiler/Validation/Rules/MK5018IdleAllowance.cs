namespace MigrationKit.Compiler.Validation.Rules;

/// <summary>What an 'allow' silences is known when all other rules have run; the Validator asks then.</summary>
internal sealed class MK5018IdleAllowance() : Rule("MK5018", "'allow' silences nothing", Severity.Warning)
{
    public override IEnumerable<Problem> Check(ValidationContext context) => [];

    /// <param name="context">The context.</param>
    /// <param name="silenced">Path and rule of each problem that an 'allow' has silenced.</param>
    public IEnumerable<Problem> Check(ValidationContext context, HashSet<(string Path, string RuleId)> silenced)
    {
        // A directive counts as SQL, so nobody can take one out of a locked migration.
        var locked = new HashSet<string>(
            context.Allowances.Count == 0 ? [] : context.Sequence.Migrations.Where(migration => migration.IsLocked).Select(migration => migration.UpFile.Path),
            StringComparer.Ordinal);
        return from allowance in context.Allowances
               where allowance.RuleId != Id && !locked.Contains(allowance.Path) && !silenced.Contains((allowance.Path, allowance.RuleId))
               where RuleCatalog.Find(allowance.RuleId) is { CanBeAllowed: true } rule && rule.Judges(context)
               select At(
                   allowance.Path,
                   allowance.Range,
                   $"'{allowance.Path}' allows '{allowance.RuleId}', and nothing in it is reported by that rule. Remove the directive, or what comes later goes unnoticed.");
    }
}
