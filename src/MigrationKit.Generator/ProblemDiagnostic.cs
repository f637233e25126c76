using System.Collections.Immutable;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace MigrationKit.Generator;

/// <summary>A problem as the compiler takes it, at its place in the .sql file.</summary>
internal static class ProblemDiagnostic
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> Descriptors =
        RuleCatalog.All.ToImmutableDictionary(rule => rule.Id, Descriptor, StringComparer.Ordinal);

    public static IEnumerable<DiagnosticDescriptor> All => Descriptors.Values.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal);

    /// <param name="problem">The problem.</param>
    /// <param name="directory">The set's folder, as it begins the paths that the compiler knows its files by.</param>
    public static Diagnostic Of(Problem problem, string directory) =>
        Of(problem, Location.Create(Path(problem, directory), default, Lines(problem.Range)));

    /// <param name="problem">The problem.</param>
    /// <param name="place">Its place in C#.</param>
    public static Diagnostic Of(Problem problem, Location place) => Diagnostic.Create(Descriptors[problem.RuleId], place, problem.Message);

    private static string Path(Problem problem, string directory) =>
        directory + (directory.IndexOf('\\') < 0 ? problem.Path : problem.Path.Replace('/', '\\'));

    private static LinePositionSpan Lines(SourceRange range) => new(
        new LinePosition(range.StartLine - 1, range.StartColumn - 1),
        new LinePosition(range.EndLine - 1, range.EndColumn - 1));

    private static DiagnosticDescriptor Descriptor(Rule rule) => new(
        rule.Id,
        rule.Title,
        "{0}",
        "MigrationKit",
        rule.Severity == Severity.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        customTags: SetReport.IsGate(rule.Id) || !rule.IsConfigurable
            ? [WellKnownDiagnosticTags.NotConfigurable, WellKnownDiagnosticTags.CompilationEnd]
            : [WellKnownDiagnosticTags.CompilationEnd]);
}
