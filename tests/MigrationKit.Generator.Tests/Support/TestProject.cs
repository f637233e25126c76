using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace MigrationKit.Generator.Tests.Support;

/// <summary>A project with migrations: say what is in it, then run the generator, the analyzer, the compiler.</summary>
internal sealed class TestProject
{
    public const string Directory = "/project";

    private static readonly ImmutableArray<MetadataReference> References =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "MigrationKit.dll" or "netstandard.dll" or "mscorlib.dll"))
        .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToImmutableArray();

    private readonly Dictionary<string, string> _properties = new()
    {
        ["MigrationKitProjectDirectory"] = Directory,
        ["RootNamespace"] = "App",
    };

    private readonly List<AdditionalText> _files = [];
    private readonly List<SyntaxTree> _sources = [];

    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp11;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public ImmutableDictionary<string, ReportDiagnostic> Severities { get; init; } = ImmutableDictionary<string, ReportDiagnostic>.Empty;

    public IReadOnlyList<AdditionalText> Files => _files;

    /// <summary>The files of a folder on disk, below the project.</summary>
    public static TestProject OfFolder(string folder)
    {
        var project = new TestProject();
        foreach (var file in System.IO.Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var path = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (!path.EndsWith(".cs", StringComparison.Ordinal) && !path.EndsWith(".txt", StringComparison.Ordinal))
            {
                using var stream = File.OpenRead(file);
                project.With(path, SourceText.From(stream));
            }
            else if (!path.Contains(".verified.", StringComparison.Ordinal) && !path.Contains(".received.", StringComparison.Ordinal))
            {
                project.WithSource(File.ReadAllText(file));
            }
        }

        return project;
    }

    public TestProject With(string path, string text) => With(path, SourceText.From(text, System.Text.Encoding.UTF8));

    public TestProject With(string path, SourceText text) => WithFile(new InMemoryFile($"{Directory}/{path}", text));

    /// <summary>A file at a path of its own, outside the project or of another system.</summary>
    public TestProject WithFile(string fullPath, string text) => WithFile(new InMemoryFile(fullPath, text));

    public TestProject WithFile(AdditionalText file)
    {
        _files.Add(file);
        return this;
    }

    public TestProject WithSource(string csharp)
    {
        _sources.Add(CSharpSyntaxTree.ParseText(csharp, new CSharpParseOptions(Language)));
        return this;
    }

    public TestProject WithProperty(string name, string value)
    {
        _properties[name] = value;
        return this;
    }

    public CSharpCompilation Compilation() => CSharpCompilation.Create(
        "TestProject",
        _sources,
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: Nullable)
            .WithSpecificDiagnosticOptions(Severities));

    public AnalyzerConfigOptionsProvider Options() => new ProjectOptions(_properties);

    public GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new MigrationGenerator().AsSourceGenerator()],
        _files,
        new CSharpParseOptions(Language),
        Options(),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public GeneratedProject Generate()
    {
        var driver = Driver().RunGeneratorsAndUpdateCompilation(Compilation(), out var compilation, out var diagnostics);
        return new GeneratedProject(driver.GetRunResult().Results.Single(), compilation, diagnostics);
    }

    /// <summary>What the analyzer reports, filtered as the compiler would.</summary>
    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync() => await Compilation()
        .WithAnalyzers([new MigrationAnalyzer()], new AnalyzerOptions([.. _files], Options()))
        .GetAnalyzerDiagnosticsAsync();
}
