using MigrationKit.Generator.Tests.Support;

namespace MigrationKit.Generator.Tests;

/// <summary>C# that names a set, and no migration to make it from.</summary>
public sealed class MissingSetTests
{
    [Theory]
    [InlineData("namespace App { class P { object Run() => Migrations.Set; } }", 1)]
    [InlineData("namespace App { class P { object Run() => App.Migrations.Set; } }", 1)]
    [InlineData("namespace App { class P { Migrations.M0001_Initial? First() => null; } }", 1)]
    [InlineData("namespace App { class P { System.Type First() => typeof(global::App.Migrations.M0001_Initial); } }", 1)]
    [InlineData("namespace App { class P { object Run() => Other.Set; } }", 0)]
    [InlineData("namespace App { class P { object Run() => Migrations; } }", 0)]
    [InlineData("namespace App { class P { object Run() => this.Migrations.Set; } }", 0)]
    [InlineData("namespace App { class P { object Run(string text) => text.Migrations.Set; } }", 0)]
    [InlineData("namespace App { class Migrations { public static object Set = 1; } class P { object Run() => Migrations.Set; } }", 0)]
    [InlineData("namespace App.Migrations.Initial { class P { } } namespace App { class Q { object Run() => new Migrations.Initial.P(); } }", 0)]
    [InlineData("using App.Migrations; namespace App { class P { } }", 0)]
    public async Task AnUnknownNameInFrontOfADotIsReported(string csharp, int expected)
    {
        var problems = await new TestProject().WithSource(csharp).AnalyzeAsync();

        Assert.Equal(Enumerable.Repeat("MK1004", expected), problems.Select(problem => problem.Id));
        Assert.All(problems, problem => Assert.Equal("Migrations", csharp.Substring(problem.Location.SourceSpan.Start, problem.Location.SourceSpan.Length)));
    }

    [Fact]
    public async Task ADeclaredFolderIsLookedForByTheNameOfItsClass()
    {
        var project = new TestProject().WithProperty("MigrationKitSets", "/project/Data/tenant-sql>")
            .WithSource("namespace App { class P { object Run() => Data.TenantSql.Set; } }");

        var problem = Assert.Single(await project.AnalyzeAsync());

        Assert.Contains("below '/project' nor in '/project/Data/tenant-sql'", problem.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void TheRootNamespaceIsThere()
    {
        // The compiler would end at the using, and the analyzer would not run.
        const string Program = "using App; namespace Elsewhere { class P { } }";

        Assert.DoesNotContain(new TestProject().WithSource(Program).Generate().CompilerMessages(), message => message.Contains("CS0246", StringComparison.Ordinal));
        Assert.Single(new TestProject().Generate().Files);
        Assert.Empty(new TestProject().WithProperty("RootNamespace", "").Generate().Files);
    }

    [Theory]
    [InlineData("Migrations/baseline.sql")]
    [InlineData("Migrations/schema.snapshot")]
    public void TheRootNamespaceIsThereBesideWhatIsNoMigration(string file) =>
        Assert.Equal(["RootNamespace.g.cs"], new TestProject().With(file, "SELECT 1;\n").Generate().Files.Keys);

    [Fact]
    public async Task ADeclaredProjectFolderHasTheDefaultClass()
    {
        var project = new TestProject().WithProperty("MigrationKitSets", "/project/.>")
            .WithSource("namespace App { class P { object Run() => Project.Set; object Stop() => Migrations.Set; } }");

        Assert.Contains("'Migrations'", Assert.Single(await project.AnalyzeAsync()).GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Migrations/0001_x.sql", 0)]
    [InlineData("Migrations/README.txt", 1)]
    [InlineData("Other/0001_x.sql", 1)]
    [InlineData("Migrations/baseline.sql", 1)]
    [InlineData("Migrations/2024/baseline.sql", 0)]
    [InlineData("Migrations/migrations.lock", 1)]
    public async Task AnyMigrationOfASetIsEnough(string file, int expected)
    {
        // The class of another namespace is not found either, and that is for the compiler to say.
        var project = new TestProject().With(file, "SELECT 1;\n").WithSource("namespace Elsewhere { class P { object Run() => Migrations.Set; } }");

        Assert.Equal(expected, (await project.AnalyzeAsync()).Count(problem => problem.Id == "MK1004"));
    }
}
