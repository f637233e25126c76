using MigrationKit.Benchmarks.Generation;
using MigrationKit.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MigrationKit.Benchmarks.Workload;

/// <summary>The workload as our generator compiles it, compiled when the benchmark starts.</summary>
internal static class OurWorkload
{
    public static MigrationSet Compile(int count)
    {
        CSharpGeneratorDriver
            .Create([new MigrationGenerator().AsSourceGenerator()], WorkloadFiles.Create(count).Select(WorkloadText.Of), optionsProvider: new WorkloadProject())
            .RunGeneratorsAndUpdateCompilation(CompiledAssembly.Compilation("Workload", []), out var compilation, out _);
        var migrations = CompiledAssembly.Load(compilation).GetType("Workload.Migrations", throwOnError: true)!;
        return (MigrationSet)migrations.GetProperty("Set")!.GetValue(null)!;
    }
}
