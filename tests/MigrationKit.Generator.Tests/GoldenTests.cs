using MigrationKit.Generator.Tests.Support;
using MigrationKit.Tests.Shared;

namespace MigrationKit.Generator.Tests;

/// <summary>A case is a folder: the files of a project, and beside them what is generated for it (*.verified.cs) and reported (*.verified.txt).</summary>
public sealed class GoldenTests
{
    private static readonly string Root = Path.Combine(RepositoryRoot.Path, "tests", "MigrationKit.Generator.Tests", "Cases");

    public static TheoryData<string> Cases() =>
        [.. Directory.EnumerateDirectories(Root).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task GeneratedCodeAndProblemsAreAsCommitted(string name)
    {
        var folder = Path.Combine(Root, name);
        var project = TestProject.OfFolder(folder);
        var generated = project.Generate();

        foreach (var (hintName, text) in generated.Files)
        {
            Snapshot.Match(Path.Combine(folder, hintName.Replace('/', '.').Replace(".g.cs", ".verified.cs", StringComparison.Ordinal)), text);
        }

        var problems = generated.Diagnostics.Concat(await project.AnalyzeAsync()).Select(problem => problem.ToString()).Order(StringComparer.Ordinal);
        Snapshot.Match(Path.Combine(folder, "Problems.verified.txt"), string.Concat(problems.Select(problem => problem + "\n")));
        Assert.Equal(generated.Files.Count, Directory.EnumerateFiles(folder, "*.verified.cs").Count());
        Assert.Empty(generated.CompilerMessages());
    }
}
