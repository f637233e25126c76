using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MigrationKit.Generator;

/// <summary>
/// Reports what a project may configure (NoWarn, WarningsAsErrors, .globalconfig). It runs the generator's own stages;
/// the lock gate is left to the generator.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MigrationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ProblemDiagnostic.All.Where(descriptor => !SetReport.IsGate(descriptor.Id)).ToImmutableArray();

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(MissingSet.Register);
        context.RegisterCompilationAction(Check);
    }

    private static void Check(CompilationAnalysisContext context)
    {
        var cancellationToken = context.CancellationToken;
        var settings = ProjectSettings.Read(context.Options.AnalyzerConfigOptionsProvider, cancellationToken);
        var files = context.Options.AdditionalFiles
            .SelectMany(file => SetFile.Read((file, settings), cancellationToken))
            .Select(file => ParsedSetFile.Parse(file, cancellationToken))
            .ToImmutableArray();
        foreach (var result in SetGrouping.Group((files, settings), cancellationToken).Select(set => SetResult.Of(set, cancellationToken)))
        {
            foreach (var problem in result.Problems.Where(problem => !SetReport.IsGate(problem.RuleId)).Concat(UnwrittenSteps.Of(result, context.Compilation)))
            {
                context.ReportDiagnostic(ProblemDiagnostic.Of(problem, result.Set.Directory));
            }
        }
    }
}
