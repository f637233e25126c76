using System.Reflection;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MigrationKit.Generator.Tests;

/// <summary>Generated code compiles, without a warning, in whatever project it lands.</summary>
public sealed class GeneratedCodeTests
{
    private const string Step = "-- migration:step Backfill\nSELECT 1;\n";

    [Theory]
    [InlineData(LanguageVersion.CSharp11, NullableContextOptions.Disable)]
    [InlineData(LanguageVersion.CSharp11, NullableContextOptions.Enable)]
    [InlineData(LanguageVersion.CSharp12, NullableContextOptions.Disable)]
    [InlineData(LanguageVersion.Latest, NullableContextOptions.Enable)]
    public void ItCompilesWithEachLanguageVersionAndNullableSetting(LanguageVersion language, NullableContextOptions nullable) =>
        Assert.Empty(WithStep(new TestProject { Language = language, Nullable = nullable }).Generate().CompilerMessages());

    [Theory]
    [InlineData("App.System")]
    [InlineData("App.MigrationKit.Internal")]
    [InlineData("MigrationKit.Consumer")]
    [InlineData("my-app.class")]
    public void ItCompilesInAnyNamespace(string rootNamespace)
    {
        var project = new TestProject().WithProperty("RootNamespace", rootNamespace)
            .With("Migrations/0001_x.sql", "SELECT 1;")
            .WithSource("namespace App.System { public class Threading { } } namespace App.MigrationKit { public class MigrationSet { } }");

        Assert.Empty(project.Generate().CompilerMessages());
    }

    [Fact]
    public void WithoutRootNamespaceItStandsInTheGlobalOne()
    {
        var set = new TestProject().WithProperty("RootNamespace", "").With("Migrations/0001_x.sql", "SELECT 1;").Generate().LoadSet("Migrations");

        Assert.Equal("Migrations", set.Name);
    }

    [Fact]
    public void ItIsPublicUnlessTheProjectSaysInternal()
    {
        var project = new TestProject().With("Migrations/0001_x.sql", "SELECT 1;");

        Assert.True(project.Generate().Load().GetType("App.Migrations")!.IsPublic);
        Assert.True(project.WithProperty("MigrationKitAccessibility", "internal").Generate().Load().GetType("App.Migrations")!.IsNotPublic);
    }

    /// <summary>Members of the set, of object, and words that are keywords only somewhere.</summary>
    [Theory]
    [InlineData("Up", "Down", "Step", "Ids", "Blob", "Chunk0", "Schema", "Migrations", "App", "System", "MigrationKit", "Migrator")]
    [InlineData("ToString", "Equals", "GetType", "GetHashCode", "ReferenceEquals", "MemberwiseClone", "Finalize", "id", "set", "Create")]
    [InlineData("await", "async", "partial", "record", "var", "dynamic", "field", "value", "get", "file", "required", "scoped", "global", "_")]
    public void AStepMayHaveAnyOtherName(params string[] names)
    {
        var methods = names.Select(name =>
            $"public static System.Threading.Tasks.ValueTask {name}(MigrationKit.MigrationStepContext context, System.Threading.CancellationToken token) => default;");
        var set = new TestProject()
            .With("Migrations/0001_x.sql", string.Concat(names.Select(name => $"-- migration:step {name}\n")))
            .WithSource($"namespace App; partial class Migrations {{ partial class M0001_X {{ {string.Join('\n', methods)} }} }}")
            .Generate().LoadSet();

        Assert.All(names, name => Assert.NotNull(set.Steps!("0001_x", name)));
    }

    [Fact]
    public void AStepNamedLikeAMemberOfItsClassIsAProblemOfItsFileAndOfNoOther()
    {
        var project = new TestProject()
            .With("Migrations/0001_x.sql", "-- migration:step Id\n-- migration:step Set\n-- migration:step M0001_X\n")
            .WithProperty("RunAnalyzers", "false")
            .Generate();

        Assert.Equal(["MK2016", "MK2016", "MK2016"], project.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Empty(project.CompilerMessages());
    }

    [Fact]
    public void EveryMemberThatAMigrationHasIsTakenForSteps()
    {
        var migration = new TestProject().With("Migrations/0001_x.sql", "SELECT 1;").Generate().Load().GetType("App.Migrations+M0001_X")!;

        const BindingFlags declared = BindingFlags.DeclaredOnly | BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var members = migration.GetMembers(declared).Where(member => !member.Name.StartsWith("get_", StringComparison.Ordinal) && member is not ConstructorInfo);
        Assert.Equal(StepName.Members, members.Select(member => member.Name).Order());
    }

    [Fact]
    public void AStepIsFoundByMigrationAndName()
    {
        var set = WithStep(new TestProject().With("Migrations/0002_y.sql", "SELECT 1;")).Generate().LoadSet();

        Assert.NotNull(set.Steps!("0001_x", "Backfill"));
        Assert.Null(set.Steps("0002_y", "Backfill"));
        Assert.Null(set.Steps("0001_x", "Other"));
    }

    [Fact]
    public void ASetWithoutStepsHasNoFinder() => Assert.Null(new TestProject().With("Migrations/0001_x.sql", "SELECT 1;").Generate().LoadSet().Steps);

    [Fact]
    public void TheTypedClassNamesItsMigrationAndSet()
    {
        var project = new TestProject().With("Migrations/0003_add_email.sql", "SELECT 1;").WithSource("""
            public static class Probe
            {
                public static string Id => Of<App.Migrations.M0003_AddEmail>();
                private static string Of<T>() where T : MigrationKit.IMigration => T.Id + " " + T.Set.Count;
            }
            """);

        Assert.Equal("0003_add_email 1", project.Generate().Load().GetType("Probe")!.GetProperty("Id")!.GetValue(null));
    }

    [Theory]
    [InlineData("0001_a\u2028b.sql")]
    [InlineData("0001_a\nb.sql")]
    [InlineData("0001_a\"b.sql")]
    [InlineData("0001_<b>&.sql")]
    [InlineData("0001_|.sql")]
    public void AFileNameCannotBreakOutOfTheCode(string file)
    {
        var set = new TestProject().With($"Migrations/{file}", "SELECT 1;").Generate().LoadSet();

        Assert.Equal(Path.GetFileNameWithoutExtension(file), set[0].Id);
        Assert.Equal(file, set[0].Up.File);
    }

    [Theory]
    [InlineData("-- Adds an e-mail address\nSELECT 1;", "Adds an e-mail address")]
    [InlineData("\n-----------\n-- Adds it\nSELECT 1;", "Adds it")]
    [InlineData("/* Adds it */ SELECT 1;", "Adds it")]
    [InlineData("/*\n * Adds it\n */\nSELECT 1;", "Adds it")]
    [InlineData("-- migration:timeout 3s\n-- Adds it\nSELECT 1;", "Adds it")]
    [InlineData("-- a\u2028class Broken { }\nSELECT 1;", "a class Broken { }")]
    public void TheFirstCommentIsTheToolTip(string script, string expected) =>
        Assert.Contains($"</c>: {expected}</summary>\n", Chunk(script), StringComparison.Ordinal);

    [Fact]
    public void ACommentBehindTheFirstStatementIsNotTheToolTip() =>
        Assert.Contains("<c>0001_x.sql</c></summary>\n", Chunk("SELECT 1;\n-- Adds it\n"), StringComparison.Ordinal);

    /// <summary>As string literals they are more than an assembly takes (CS8103), and each is a class.</summary>
    [Fact]
    public void TenThousandMigrationsCompile()
    {
        var project = new TestProject();
        for (var i = 1; i <= 10_000; i++)
        {
            project.With($"Migrations/{i:d5}_x.sql", $"CREATE TABLE t{i}(a);\n");
        }

        var set = project.Generate().LoadSet();

        Assert.Equal(10_000, set.Count);
        Assert.Equal("10000_x", set[^1].Id);
    }

    /// <summary>As string literals, ten million characters are more than an assembly takes too.</summary>
    [Fact]
    public void TenMillionCharactersOfScriptsCompile()
    {
        var project = new TestProject();
        for (var i = 1; i <= 1_000; i++)
        {
            project.With($"Migrations/{i:d5}_x.sql", $"INSERT INTO t VALUES ('{i} {new string('x', 10_000)}');\n");
        }

        Assert.Equal(1_000, project.Generate().LoadSet().Count);
    }

    [Fact]
    public void WithProblemsInSomeFilesTheOthersAreStillCompiled()
    {
        var project = new TestProject().With("Migrations/0001_x.sql", "SELECT 1;").With("Migrations/nonsense.sql", "SELECT 'open").Generate();

        Assert.Equal("0001_x", Assert.Single(project.LoadSet()).Id);
    }

    [Fact]
    public void AFolderOfUnreadableNamesStillHasItsClass() =>
        Assert.Empty(new TestProject().With("Migrations/nonsense.sql", "SELECT 1;").Generate().LoadSet());

    private static string Chunk(string script) =>
        new TestProject().With("Migrations/0001_x.sql", script).Generate().Files["Migrations/0001-0064.g.cs"];

    private static TestProject WithStep(TestProject project) => project.With("Migrations/0001_x.sql", Step).WithSource("""
        namespace App
        {
            public static partial class Migrations
            {
                public sealed partial class M0001_X
                {
                    public static System.Threading.Tasks.ValueTask Backfill(
                        MigrationKit.MigrationStepContext context, System.Threading.CancellationToken cancellationToken) => default;
                }
            }
        }
        """);
}
