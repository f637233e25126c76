namespace MigrationKit.Compiler.Validation;

/// <summary>What the files of a set allow, by file and rule id.</summary>
internal sealed class Allowances(ValidationContext context)
{
    private readonly HashSet<(string Path, string RuleId)> _allowed =
        [.. context.Files.SelectMany(Allowance.In).Select(allowance => (allowance.Path, allowance.RuleId))];

    public bool Cover(Problem problem) => _allowed.Contains((problem.Path, problem.RuleId));
}
