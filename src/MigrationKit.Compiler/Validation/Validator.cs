using MigrationKit.Compiler.Validation.Rules;

namespace MigrationKit.Compiler.Validation;

/// <summary>Runs every rule; problems come back in one order, whatever the order of rules or files.</summary>
internal static class Validator
{
    private static readonly MK5018IdleAllowance IdleAllowance = new();

    public static EquatableArray<Problem> Check(ValidationContext context)
    {
        var problems = new List<Problem>();
        foreach (var rule in RuleCatalog.All)
        {
            problems.AddRange(rule.Check(context).Where(problem => !context.Allowances.Silence(rule, problem.Path, problem.Range)));
        }

        problems.AddRange(IdleAllowance.Idle(context).Where(problem => !context.Allowances.Silence(IdleAllowance, problem.Path, problem.Range)));
        if (problems.Count < 2)
        {
            return problems.ToEquatableArray();
        }

        return problems
            .OrderBy(problem => problem.Path, StringComparer.Ordinal)
            .ThenBy(problem => problem.Range.StartLine)
            .ThenBy(problem => problem.Range.StartColumn)
            .ThenBy(problem => problem.RuleId, StringComparer.Ordinal)
            .ThenBy(problem => problem.Message, StringComparer.Ordinal)
            .ToEquatableArray();
    }
}
