using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace MigrationKit.Generator;

/// <summary>
/// Compiles the migrations of a project into C#. It reads files and properties and never the compilation,
/// so that editing a .cs file runs nothing again; outputs are one a set and one a chunk of 64 migrations,
/// so that the cost of "nothing changed" does not grow with the number of files. CachingTests hold both.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class MigrationGenerator : IIncrementalGenerator
{
    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ProjectSettings> settings = context.AnalyzerConfigOptionsProvider
            .Select(ProjectSettings.Read).WithTrackingName(StepNames.Settings);
        IncrementalValuesProvider<SetFile> files = context.AdditionalTextsProvider.Combine(settings)
            .SelectMany(SetFile.Read).WithTrackingName(StepNames.Files);
        IncrementalValuesProvider<ParsedSetFile> parsed = files
            .Select(ParsedSetFile.Parse).WithTrackingName(StepNames.Parsed);
        IncrementalValueProvider<ImmutableArray<ParsedSetFile>> collected = parsed.Collect();
        IncrementalValuesProvider<ProjectSet> sets = collected.Combine(settings)
            .SelectMany(SetGrouping.Group).WithTrackingName(StepNames.Sets);
        IncrementalValuesProvider<SetResult> compiled = sets
            .Select(SetResult.Of).WithTrackingName(StepNames.Compiled);

        IncrementalValuesProvider<SetReport> problems = compiled
            .Select(SetReport.Of).WithTrackingName(StepNames.Problems);
        IncrementalValuesProvider<OutlineSource> outlines = compiled
            .SelectMany(OutlineSource.Of).WithTrackingName(StepNames.Outlines);
        IncrementalValuesProvider<ChunkSource> chunks = compiled
            .SelectMany(ChunkSource.Of).WithTrackingName(StepNames.Chunks);
        IncrementalValuesProvider<SchemaSource> schemas = compiled
            .SelectMany(SchemaSource.Of).WithTrackingName(StepNames.Schemas);
        IncrementalValueProvider<string> rootNamespace = collected.Select(static (all, _) => !all.Any(file => file.Origin.IsMigration)).Combine(settings)
            .Select(NamespaceSource.Of).WithTrackingName(StepNames.RootNamespace);

        context.RegisterSourceOutput(problems, SetReport.Report);
        context.RegisterSourceOutput(outlines, OutlineSource.Write);
        context.RegisterSourceOutput(chunks, ChunkSource.Write);
        context.RegisterSourceOutput(schemas, SchemaSource.Write);
        context.RegisterSourceOutput(rootNamespace, NamespaceSource.Write);
    }
}
