using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using MigrationKit.Benchmarks.Workload;
using MigrationKit.Generator;

namespace MigrationKit.Benchmarks.Generation;

/// <summary>
/// The generator in a warm compiler, as in an IDE or a build server: all of it, and after one edit.
/// Files are decoded from memory; reading them from disk is the compiler's part.
/// </summary>
[MemoryDiagnoser, MinColumn, MedianColumn]
public class GeneratorBenchmarks
{
    private WorkloadText[] _files = [];
    private WorkloadText _edited = null!;
    private CSharpCompilation _compilation = null!;
    private CSharpCompilation _editedCompilation = null!;
    private GeneratorDriver _driver = null!;

    [Params(1000, 10_000)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Generate()
    {
        _files = [.. WorkloadFiles.Create(Count).Select(WorkloadText.Of)];
        _edited = _files[Count / 2].Edited();
        _compilation = CompiledAssembly.Compilation("Workload", ["class Program { static int One() => 1; }"]);
        _editedCompilation = _compilation.ReplaceSyntaxTree(
            _compilation.SyntaxTrees[0], CSharpSyntaxTree.ParseText("class Program { static int One() => 2; }"));
        _driver = Driver(_files).RunGenerators(_compilation);
        if (_driver.GetRunResult() is not { Diagnostics: [], GeneratedTrees.Length: > 0 })
        {
            throw new InvalidOperationException(string.Join('\n', _driver.GetRunResult().Diagnostics.Take(10)));
        }
    }

    [Benchmark]
    public GeneratorDriver Fresh() => Driver(_files.Select(file => file.Unread())).RunGenerators(_compilation);

    [Benchmark]
    public GeneratorDriver CSharpTouched() => _driver.RunGenerators(_editedCompilation);

    [Benchmark]
    public GeneratorDriver SqlTouched() => _driver.ReplaceAdditionalText(_files[Count / 2], _edited).RunGenerators(_compilation);

    private static GeneratorDriver Driver(IEnumerable<WorkloadText> files) =>
        CSharpGeneratorDriver.Create([new MigrationGenerator().AsSourceGenerator()], files, optionsProvider: new WorkloadProject());
}
