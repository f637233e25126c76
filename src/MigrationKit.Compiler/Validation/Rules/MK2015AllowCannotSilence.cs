namespace MigrationKit.Compiler.Validation.Rules;

internal sealed class MK2015AllowCannotSilence() : Rule("MK2015", "'allow' cannot silence this", Severity.Warning)
{
    public override IEnumerable<Problem> Check(ValidationContext context) =>
        from allowance in context.Allowances
        let rule = RuleCatalog.Find(allowance.RuleId)
        where rule is not { CanBeAllowed: true }
        select At(allowance.Path, allowance.Range, $"'{allowance.Path}' allows '{allowance.RuleId}', {Reason(rule)}");

    private static string Reason(Rule? rule) => rule switch
    {
        null => "and there is no rule of that id. Correct the id, or remove the directive.",
        { GuardsHistory: true } => $"which guards shipped history ({rule.Title}) and cannot be silenced. Remove the directive.",
        _ => $"which is an error ({rule.Title}): only warnings can be allowed. Fix its cause and remove the directive.",
    };
}
