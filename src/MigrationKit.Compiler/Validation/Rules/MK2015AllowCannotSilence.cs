using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK2015AllowCannotSilence() : Rule("MK2015", "'allow' cannot silence this", Severity.Warning)
{
    public override IEnumerable<Problem> Check(ValidationContext context) =>
        from allowance in context.Allowances.All
        let reason = allowance.IsOfRule ? ReasonOf(RuleCatalog.Find(allowance.Word)) : ReasonOf(allowance)
        where reason is not null
        select At(allowance.Path, allowance.Range, $"'{allowance.Path}' allows {Quoted.Text(allowance.Word)}, {reason}");

    private static string? ReasonOf(Rule? rule) => rule switch
    {
        { CanBeAllowed: true } => null,
        null => "and there is no rule of that id. Correct the id, or remove the directive.",
        { GuardsHistory: true } => $"which guards shipped history ({rule.Title}) and cannot be silenced. Remove the directive.",
        _ => $"which is an error ({rule.Title}): only warnings can be allowed. Fix its cause and remove the directive.",
    };

    private static string? ReasonOf(Allowance change) =>
        RuleCatalog.Find(change.Word.ToUpperInvariant()) is { } rule ? $"which is no id as it is written. Write '{rule.Id}'."
        : !ChangeAction.All.Contains(change.Word) ? $"which is neither a rule nor a change that is reported ({string.Join(", ", ChangeAction.All)}). Correct it, or remove the directive."
        : change.Targets.Length == 0 ? $"and does not say of what. Name the table or column: '{change.Word} users{(change.Word.EndsWith("-column", StringComparison.Ordinal) ? ".email" : "")}'."
        : null;
}
