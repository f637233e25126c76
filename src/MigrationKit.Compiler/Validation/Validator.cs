using MigrationKit.Compiler.Validation.Rules;

namespace MigrationKit.Compiler.Validation;

/// <summary>Runs every rule; problems come back in one order, whatever the order of rules or files.</summary>
internal static class Validator
{
    private static readonly MK5018IdleAllowance IdleAllowance = new();

    public static EquatableArray<Problem> Check(ValidationContext context)
    {
        var allowed = new HashSet<(string, string)>(context.Allowances.Select(allowance => (allowance.Path, allowance.RuleId)));
        var silenced = new HashSet<(string, string)>();
        var problems = new List<Problem>();
        foreach (var rule in RuleCatalog.All)
        {
            foreach (var problem in rule.Check(context))
            {
                if (rule.CanBeAllowed && allowed.Contains((problem.Path, rule.Id)))
                {
                    silenced.Add((problem.Path, rule.Id));
                }
                else
                {
                    problems.Add(problem);
                }
            }
        }

        problems.AddRange(IdleAllowance.Check(context, silenced).Where(problem => !allowed.Contains((problem.Path, IdleAllowance.Id))));
        return problems
            .OrderBy(problem => problem.Path, StringComparer.Ordinal)
            .ThenBy(problem => problem.Range.StartLine)
            .ThenBy(problem => problem.Range.StartColumn)
            .ThenBy(problem => problem.RuleId, StringComparer.Ordinal)
            .ThenBy(problem => problem.Message, StringComparer.Ordinal)
            .ToEquatableArray();
    }
}
