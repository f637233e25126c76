using System.Reflection;
using System.Runtime.CompilerServices;
using MigrationKit.Generator.Tests.Support;

namespace MigrationKit.Generator.Tests;

/// <summary>Which files make which set.</summary>
public sealed class SetTests
{
    [Fact]
    public void EveryMigrationsFolderIsASet()
    {
        var assembly = new TestProject()
            .With("Migrations/0001_a.sql", "SELECT 1;")
            .With("Data/Tenants/Migrations/0001_b.sql", "SELECT 2;")
            .Generate().Load();

        Assert.NotNull(assembly.GetType("App.Migrations"));
        Assert.NotNull(assembly.GetType("App.Data.Tenants.Migrations"));
    }

    [Fact]
    public void AFolderBelowASetBelongsToIt()
    {
        var set = new TestProject()
            .With("Migrations/0001_a.sql", "SELECT 1;")
            .With("Migrations/old/Migrations/0002_b.sql", "SELECT 2;")
            .Generate().LoadSet();

        Assert.Equal(["0001_a.sql", "old/Migrations/0002_b.sql"], set.Select(migration => migration.Up.File));
    }

    [Fact]
    public void TheBaselineIsNoMigration()
    {
        var project = new TestProject()
            .With("Migrations/0001_a.sql", "ALTER TABLE t ADD COLUMN b;")
            .With("Migrations/baseline.sql", "CREATE TABLE t (a);");

        Assert.Equal(["0001_a"], project.Generate().LoadSet().Select(migration => migration.Id));
        Assert.Empty(project.Generate().Diagnostics);
    }

    [Fact]
    public void ABaselineAloneIsNoSet() =>
        Assert.Null(new TestProject().With("Migrations/baseline.sql", "CREATE TABLE t (a);").WithSource("class C { }").Generate().Load().GetType("App.Migrations"));

    [Fact]
    public void AFolderNamedLikeAMemberOfItsClassCompiles()
    {
        var snapshot = "# migrationkit snapshot 1\n\ntable t\n  column a\n";
        var members = Members(With("Migrations", snapshot).Load().GetType("App.Migrations")!)
            .Where(name => name is not "Schema" && !name.StartsWith("M0001", StringComparison.Ordinal) && !name.StartsWith("Chunk", StringComparison.Ordinal))
            .ToList();

        Assert.Equal(["Blob", "ExpectedSchema", "Set", "Step"], members.Order());
        Assert.All([.. members, "Schema", "Chunk0"], name => Assert.Equal("0001_a", Assert.Single(With(name, snapshot).LoadSet(name == "Schema" ? "App.Schema" : $"App._{name}")).Id));

        static GeneratedProject With(string folder, string snapshot) => new TestProject()
            .With($"{folder}/0001_a.sql", "-- migration:step Fill\n")
            .With($"{folder}/schema.snapshot", snapshot)
            .WithProperty("MigrationKitSets", $"{TestProject.Directory}/{folder}>")
            .WithSource($$"""
                namespace App;
                partial class {{(folder is "Migrations" or "Schema" ? folder : "_" + folder)}}
                {
                    partial class M0001_A
                    {
                        public static System.Threading.Tasks.ValueTask Fill(MigrationKit.MigrationStepContext context, System.Threading.CancellationToken token) => default;
                    }
                }
                """)
            .Generate();

        static IEnumerable<string> Members(Type type) => type
            .GetMembers(BindingFlags.DeclaredOnly | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute)) && !member.Name.Contains('<', StringComparison.Ordinal)
                && !member.Name.StartsWith("get_", StringComparison.Ordinal) && member.MemberType != MemberTypes.Constructor)
            .Select(member => member.Name);
    }

    [Fact]
    public void FilesOfTwoSetsMayComeInTurns()
    {
        var assembly = new TestProject()
            .With("Migrations/0001_a.sql", "SELECT 1;")
            .With("Tenants/Migrations/0001_b.sql", "SELECT 2;")
            .With("Migrations/0002_c.sql", "SELECT 3;")
            .With("Tenants/Migrations/old/0002_d.sql", "SELECT 4;")
            .With("Migrations/old/0003_e.sql", "SELECT 5;")
            .Generate();

        Assert.Equal(["0001_a.sql", "0002_c.sql", "old/0003_e.sql"], assembly.LoadSet().Select(migration => migration.Up.File));
        Assert.Equal(["0001_b.sql", "old/0002_d.sql"], assembly.LoadSet("App.Tenants.Migrations").Select(migration => migration.Up.File));
    }

    [Fact]
    public void TheNextProjectOfTheCompilerFindsItsOwnSetInTheSameFolder()
    {
        Assert.Equal("Data.Migrations", Generated("/project").LoadSet("App.Data.Migrations").Name);
        Assert.Equal("Migrations", Generated("/project/Data").LoadSet().Name);

        static GeneratedProject Generated(string directory) => new TestProject()
            .With("Data/Migrations/0001_a.sql", "SELECT 1;")
            .WithProperty("MigrationKitProjectDirectory", directory)
            .Generate();
    }

    [Fact]
    public void TwoSetsOfOneClassAreReportedAndTheFirstIsKept()
    {
        var project = new TestProject()
            .With("Data/Migrations/0001_a.sql", "SELECT 1;")
            .With("Data/migrations/0001_b.sql", "SELECT 2;")
            .WithProperty("RunAnalyzers", "false")
            .Generate();

        var problem = Assert.Single(project.Diagnostics);
        Assert.Equal("MK1002", problem.Id);
        Assert.Equal("/project/Data/migrations/", problem.Location.GetLineSpan().Path);
        Assert.Equal("0001_a", Assert.Single(project.LoadSet("App.Data.Migrations")).Id);
    }

    [Fact]
    public void ASetInsideAnotherIsReportedAndTheOuterIsKept()
    {
        var project = new TestProject()
            .With("Migrations/0001_a.sql", "SELECT 1;")
            .With("Migrations/Tenants/0001_b.sql", "SELECT 2;")
            .WithProperty("MigrationKitSets", "/project/Migrations/Tenants>")
            .WithProperty("RunAnalyzers", "false")
            .Generate();

        Assert.Equal("MK1002", Assert.Single(project.Diagnostics).Id);
        Assert.Equal("0001_a", Assert.Single(project.LoadSet()).Id);
    }

    [Fact]
    public void FoldersThatDifferOnlyInCaseGetFilesOfTheirOwn()
    {
        var project = new TestProject()
            .With("Data/Migrations/0001_a.sql", "SELECT 1;")
            .With("data/Migrations/0001_b.sql", "SELECT 2;")
            .Generate();

        Assert.Equal(
            ["Data/Migrations/Set.g.cs", "data/Migrations_2/Set.g.cs"],
            project.Files.Keys.Where(file => file.EndsWith("Set.g.cs", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Empty(project.CompilerMessages());
    }

    [Fact]
    public void ADeclaredFolderIsASetWithItsOwnName()
    {
        var set = new TestProject()
            .With("db/changes/1_a.sql", "SELECT 1;")
            .With("db/other/1_b.sql", "SELECT 1;")
            .WithProperty("MigrationKitSets", "/project/db/changes>ledger")
            .Generate().LoadSet("App.db.Changes");

        Assert.Equal("ledger", set.Name);
        Assert.Equal("1_a.sql", Assert.Single(set).Up.File);
    }

    [Theory]
    [InlineData("/project>")]
    [InlineData("/project/>")]
    public void TheProjectsOwnFolderCanBeDeclared(string sets) =>
        Assert.Equal("1_a.sql", Assert.Single(new TestProject().With("1_a.sql", "SELECT 1;").WithProperty("MigrationKitSets", sets).Generate().LoadSet()).Up.File);

    [Fact]
    public void ADeclaredFolderMayLieOutsideTheProject()
    {
        var set = new TestProject()
            .With("../shared/sql/1_a.sql", "SELECT 1;")
            .WithProperty("MigrationKitProjectDirectory", "/project/inner")
            .WithProperty("MigrationKitSets", "/project/../shared/sql>")
            .Generate();

        Assert.Empty(set.CompilerMessages());
        Assert.Equal("1_a.sql", Assert.Single(set.LoadSet("App.shared.Sql")).Up.File);
    }

    [Fact]
    public void SignsThatBeginACommentInThePropertiesFileComeBack()
    {
        var set = new TestProject()
            .With("C#/a;b?/Migrations/1_a.sql", "SELECT 1;")
            .WithProperty("MigrationKitProjectDirectory", "/project/C?h/a?sb?q")
            .Generate().LoadSet();

        Assert.Equal("Migrations", set.Name);
    }

    [Fact]
    public void WindowsPathsAreReadToo()
    {
        var project = new TestProject().WithFile(@"C:\src\app\Data\Migrations\1_a.sql", "SELECT 'x").WithProperty("MigrationKitProjectDirectory", @"C:\src\app\")
            .WithProperty("RunAnalyzers", "false").Generate();

        Assert.Equal("1_a.sql", Assert.Single(project.LoadSet("App.Data.Migrations")).Up.File);
        Assert.Equal(@"C:\src\app\Data\Migrations\1_a.sql", Assert.Single(project.Diagnostics).Location.GetLineSpan().Path);
    }

    [Fact]
    public void GeneratedCodeHoldsNoAbsolutePath() =>
        Assert.DoesNotContain(
            new TestProject().With("Migrations/0001_a.sql", "SELECT 1;").Generate().Files.Values,
            text => text.Contains(TestProject.Directory, StringComparison.Ordinal));
}
