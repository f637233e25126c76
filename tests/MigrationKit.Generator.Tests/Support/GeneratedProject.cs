using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace MigrationKit.Generator.Tests.Support;

/// <summary>A project after the generator ran.</summary>
internal sealed class GeneratedProject(GeneratorRunResult run, Compilation compilation, ImmutableArray<Diagnostic> diagnostics)
{
    /// <summary>What the generator reported, as the compiler shows it.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => diagnostics;

    public IReadOnlyDictionary<string, string> Files =>
        run.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>Everything the compiler says, warnings included.</summary>
    public IEnumerable<string> CompilerMessages() => Messages(compilation.GetDiagnostics());

    public Assembly Load()
    {
        Assert.Null(run.Exception);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.Empty(Messages(result.Diagnostics));
        Assert.True(result.Success);
        return Assembly.Load(image.ToArray());
    }

    public MigrationSet LoadSet(string className = "App.Migrations") =>
        (MigrationSet)Load().GetType(className, throwOnError: true)!.GetProperty("Set")!.GetValue(null)!;

    private static IEnumerable<string> Messages(ImmutableArray<Diagnostic> diagnostics) => diagnostics
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
        .Select(diagnostic => diagnostic.ToString());
}
