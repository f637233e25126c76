using System.Reflection;

namespace Conventions.Tests.PublicApi;

public sealed class PublicApiTests
{
    /// <summary>The packages that users compile against; a tool is run, not referenced.</summary>
    public static TheoryData<string> Libraries => new(
        from path in SourceTree.Repository.Below("src", ".csproj")
        let text = SourceTree.Repository[path]
        where text.Contains("<IsPackable>true</IsPackable>", StringComparison.Ordinal)
        where !text.Contains("<PackAsTool>true</PackAsTool>", StringComparison.Ordinal)
        select Path.GetFileNameWithoutExtension(path));

    [Theory]
    [MemberData(nameof(Libraries))]
    public void ThePublicApiIsTheOneThatWasAccepted(string library) =>
        Snapshot.Match(
            Path.Combine(RepositoryRoot.Path, "tests/Conventions.Tests/PublicApi", $"{library}.verified.txt"),
            ApiText.Of(BuiltAssembly.Load(library, BuiltAssembly.Frameworks[^1])));

    [Theory]
    [MemberData(nameof(Libraries))]
    public void EveryFrameworkHasTheSameApi(string library) =>
        Assert.Single(BuiltAssembly.Frameworks.Select(framework => ApiText.Of(BuiltAssembly.Load(library, framework))).Distinct());

    [Fact]
    public void EveryBaselineBelongsToALibrary() =>
        Assert.Equal(
            Libraries.Select(row => $"{row.Data}.verified.txt").Order(StringComparer.Ordinal),
            SourceTree.Repository.Below("tests/Conventions.Tests/PublicApi", ".verified.txt").Select(path => Path.GetFileName(path)));

    [Fact]
    public void TheCompilerHasNoPublicApi() =>
        Assert.Empty(typeof(MigrationKit.Compiler.Validation.Rule).Assembly.GetExportedTypes());

    [Fact]
    public void TheTextShowsWhatUsersSee() =>
        Assert.Equal(
            """
            public class Conventions.Tests.PublicApi.Example<T> : IDisposable where T : class, new()
            {
                public Example(T first);
                protected int Count { get; }
                public void Dispose();
                public override bool Equals(object? obj);
                public Dictionary<string, T?>? Find(string? name, int limit = 5);
                public override int GetHashCode();
                public const string Name = "x";
                public required string Title { get; init; }
                public static bool op_Equality(Example<T>? left, Example<T>? right);
                public static bool op_Inequality(Example<T>? left, Example<T>? right);
            }

            """,
            ApiText.Of(typeof(Example<>)));
}
