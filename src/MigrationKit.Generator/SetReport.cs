using MigrationKit.Compiler;
using MigrationKit.Compiler.Validation;
using Microsoft.CodeAnalysis;

namespace MigrationKit.Generator;

/// <summary>
/// What the generator reports of a set by itself: the lock gate, which neither a rule set nor RunAnalyzers=false may switch off,
/// and our own faults. Where analyzers do not run, it reports the rest in their place; otherwise that is the analyzer's,
/// so that nothing is reported twice. Cached: strings and equatable arrays only.
/// </summary>
internal sealed record SetReport(string Directory, EquatableArray<Problem> Problems)
{
    private static readonly HashSet<string> Gate = new(
        RuleCatalog.All.Where(rule => rule.GuardsHistory).Select(rule => rule.Id).Append(OwnFault.Id), StringComparer.Ordinal);

    public static SetReport Of(SetResult result, CancellationToken cancellationToken) => new(
        result.Set.Directory,
        result.Problems.Where(problem => IsGate(problem.RuleId) || !result.Set.AnalyzersRun).ToEquatableArray());

    /// <summary>Whether the generator reports a rule, and the analyzer therefore does not.</summary>
    public static bool IsGate(string ruleId) => Gate.Contains(ruleId);

    public static void Report(SourceProductionContext context, SetReport report)
    {
        foreach (var problem in report.Problems)
        {
            context.ReportDiagnostic(ProblemDiagnostic.Of(problem, report.Directory));
        }
    }
}
