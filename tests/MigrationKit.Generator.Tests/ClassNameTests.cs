using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Generator.Tests.Support;
using MigrationKit.Tests.Shared;

namespace MigrationKit.Generator.Tests;

public sealed class ClassNameTests
{
    /// <summary>The rows of docs/class-names.md.</summary>
    public static TheoryData<string, string> Documented()
    {
        var rows = new TheoryData<string, string>();
        var page = File.ReadLines(Path.Combine(RepositoryRoot.Path, "docs", "class-names.md"));
        var table = page.SkipWhile(line => line != "| file | class |").Skip(2).TakeWhile(line => line.StartsWith('|'));
        foreach (var cells in table.Select(line => line.Split('`')))
        {
            rows.Add(cells[1], cells[3]);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Documented))]
    public void ADocumentedFileNameGivesTheDocumentedClass(string file, string className) =>
        Assert.Equal(className, ClassNames.Of(FileNameReader.Read(file)!));

    [Theory]
    [MemberData(nameof(Documented))]
    public void ADocumentedClassCompiles(string file, string className)
    {
        var assembly = new TestProject().With($"Migrations/{file}", "SELECT 1;").Generate().Load();

        Assert.NotNull(assembly.GetType($"App.Migrations+{className}"));
    }

    [Fact]
    public void TheDocumentedTableIsNotEmpty() => Assert.True(Documented().Count >= 12);

    [Fact]
    public void NamesThatClashAreNumberedInOrder() =>
        Assert.Equal(["M1_AB", "M1_AB_2", "M1_AB_3", "M1_C"], Names("Migrations", "1_a_b", "1_a-b", "1_aB", "1_c"));

    [Fact]
    public void ANumberedNameThatIsTakenIsNotGivenAgain() => Assert.Equal(["M1_2", "M1", "M1_3"], Names("Migrations", "1.2", "1", "V1"));

    [Fact]
    public void AMigrationDoesNotTakeTheNameOfItsSet() => Assert.Equal(["M1_2"], Names("M1", "1"));

    private static IEnumerable<string> Names(string setClass, params string[] ids)
    {
        var migrations = ids
            .Select(id => new SequencedMigration(1, FileNameReader.Read(id + ".sql")!, new SqlFile(id, ""), null!, null, null, false))
            .ToList();
        return ClassNames.Of(migrations, setClass);
    }
}
