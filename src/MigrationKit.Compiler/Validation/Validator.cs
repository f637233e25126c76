namespace MigrationKit.Compiler.Validation;

/// <summary>Runs every rule; problems come back in one order, whatever the order of rules or files.</summary>
internal static class Validator
{
    public static EquatableArray<Problem> Check(ValidationContext context)
    {
        var allowed = new HashSet<(string, string)>(context.Allowances.Select(allowance => (allowance.Path, allowance.RuleId)));
        return RuleCatalog.All
            .SelectMany(rule => rule.Check(context).Where(problem => !(rule.CanBeAllowed && allowed.Contains((problem.Path, rule.Id)))))
            .OrderBy(problem => problem.Path, StringComparer.Ordinal)
            .ThenBy(problem => problem.Range.StartLine)
            .ThenBy(problem => problem.Range.StartColumn)
            .ThenBy(problem => problem.RuleId, StringComparer.Ordinal)
            .ThenBy(problem => problem.Message, StringComparer.Ordinal)
            .ToEquatableArray();
    }
}
