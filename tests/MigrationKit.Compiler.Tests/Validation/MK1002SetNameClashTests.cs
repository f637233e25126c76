using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Validation;

namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK1002SetNameClashTests
{
    [Fact]
    public void FoldersThatMakeOneClassAreReportedAtTheLaterOne()
    {
        var problem = Assert.Single(SetNameClash.Check([Set("Data_A/Migrations", "Data_A"), Set("Data-A/Migrations", "Data_A")]));

        Assert.Equal(("MK1002", "Data_A/Migrations"), (problem.RuleId, problem.Path));
        Assert.Contains("'Data-A/Migrations' and 'Data_A/Migrations' both make the class 'Data_A.Migrations'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FoldersThatKeepOneHistoryAreReported()
    {
        SetLocation first = new("A.B/Migrations", "A.B.Migrations", "A_B", "Migrations"), later = new("A/B/Migrations", "A.B.Migrations", "A.B", "Migrations");

        Assert.Contains("under the name 'A.B.Migrations'", Assert.Single(SetNameClash.Check([later, first])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Migrations", "", "Migrations/Tenants", "Migrations")]
    [InlineData("Migrations", "", "Migrations/Data/Tenants", "Migrations.Data")]
    [InlineData("A/x/Migrations", "A.Migrations.x", "A/Migrations", "A")]
    public void AFolderWhoseClassIsTheNamespaceOfAnotherIsReported(string folder, string space, string other, string otherSpace) =>
        Assert.Contains("no class and namespace of one name", Assert.Single(SetNameClash.Check([Set(folder, space), Set(other, otherSpace)])).Message, StringComparison.Ordinal);

    [Fact]
    public void OneWhoseClassOnlyBeginsLikeItIsNot() =>
        Assert.Empty(SetNameClash.Check([Set("Migrations", ""), Set("MigrationsOfTenants/Migrations", "MigrationsOfTenants")]));

    [Fact]
    public void EachLaterFolderOfANameIsReportedOnce() =>
        Assert.Equal(["b", "c"], SetNameClash.Check([Set("a", "X"), Set("b", "X"), Set("c", "X")]).Select(problem => problem.Path));

    [Fact]
    public void TheSameFolderTwiceIsOneSet() => Assert.Empty(SetNameClash.Check([Set("a", "X"), Set("a", "X")]));

    [Fact]
    public void FoldersOfOneNameInDifferentPlacesAreNot() =>
        Assert.Empty(SetNameClash.Check([Set("A/Migrations", "A"), Set("B/Migrations", "B")]));

    private static SetLocation Set(string folder, string space) => new(folder, folder.Replace('/', '.'), space, "Migrations");
}
