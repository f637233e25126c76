namespace Conventions.Tests.Rules;

/// <summary>Rule file, catalog, page, index row, test class and golden case of every rule; and nothing of a rule that is not there.</summary>
internal static class RulesInStep
{
    private const string Index = "docs/rules/README.md";
    private const string Catalog = "src/MigrationKit.Compiler/Validation/RuleCatalog.cs";
    private static readonly string[] Tests = ["tests/MigrationKit.Compiler.Tests/Validation", "tests/MigrationKit.Replay.Tests/Rules"];

    public static IEnumerable<string> Violations(SourceTree tree)
    {
        var rules = new List<RuleFile>();
        foreach (var path in tree.Below(RuleFile.Folder, ".cs"))
        {
            if (RuleFile.Read(path, tree[path]) is { } rule)
            {
                rules.Add(rule);
            }
            else
            {
                yield return $"{path} states no id, title and severity";
            }
        }

        var complaints = rules.SelectMany(rule => OfRule(tree, rule))
            .Concat(rules.GroupBy(rule => rule.Id).Where(same => same.Count() > 1).Select(same => $"{same.Key} is used twice"))
            .Concat(Leftovers(tree, rules));
        foreach (var complaint in complaints)
        {
            yield return complaint;
        }
    }

    private static IEnumerable<string> OfRule(SourceTree tree, RuleFile rule)
    {
        if (!rule.ClassName.StartsWith(rule.Id, StringComparison.Ordinal))
        {
            yield return $"{rule.ClassName} has the id {rule.Id}";
        }

        if (!Text(tree, Catalog).Contains($"new {rule.ClassName}(),", StringComparison.Ordinal))
        {
            yield return $"{rule.ClassName} is not in the catalog";
        }

        if (!Text(tree, rule.PagePath).StartsWith(rule.PageHead, StringComparison.Ordinal))
        {
            yield return $"{rule.PagePath} does not start with '{rule.PageHead.Replace("\n", "\\n", StringComparison.Ordinal)}'";
        }

        if (!Text(tree, Index).Split('\n').Contains(rule.IndexRow))
        {
            yield return $"{Index} has no row '{rule.IndexRow}'";
        }

        if (!tree.Contains(rule.TestPath))
        {
            yield return $"{rule.TestPath} does not exist";
        }

        if (!rule.IsOfHost && !tree.Below(rule.CaseFolder, "problems.verified.txt")
                .Any(path => tree[path].Contains($"{rule.Severity} {rule.Id}:", StringComparison.Ordinal)))
        {
            yield return $"{rule.Id} has no golden case";
        }
    }

    private static IEnumerable<string> Leftovers(SourceTree tree, List<RuleFile> rules)
    {
        var files = tree.Below("docs/rules", ".md").Concat(Tests.SelectMany(folder => tree.Below(folder, "Tests.cs")))
            .Where(path => Path.GetFileName(path).StartsWith("MK", StringComparison.Ordinal))
            .Where(path => !rules.Any(rule => path == rule.PagePath || path == rule.TestPath))
            .Select(path => $"{path} belongs to no rule");
        var rows = Text(tree, Index).Split('\n')
            .Where(line => line.StartsWith("| [MK", StringComparison.Ordinal) && !rules.Any(rule => rule.IndexRow == line))
            .Select(line => $"{Index} has the row '{line}' of no rule");
        return files.Concat(rows);
    }

    private static string Text(SourceTree tree, string path) => tree.Contains(path) ? tree[path] : "";
}
