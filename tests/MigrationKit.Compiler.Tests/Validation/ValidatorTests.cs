using MigrationKit.Compiler.Validation;

namespace MigrationKit.Compiler.Tests.Validation;

public sealed class ValidatorTests
{
    [Fact]
    public void ProblemsComeByPathThenPositionThenId() =>
        MigrationFolder.With(
                ("b.sql", "SELECT ${x}, ${y};"),
                ("0001_a.sql", "-- migration:timout 1s\n-- migration:allow MK3101\nSELECT 'x;"))
            .Reports(
                "0001_a.sql(1,1): error MK2008",
                "0001_a.sql(2,1): warning MK2015",
                "0001_a.sql(3,8): error MK2003",
                "b.sql(1,1): error MK1001",
                "b.sql(1,8): warning MK2014",
                "b.sql(1,14): warning MK2014");

    [Fact]
    public void TheCatalogIsInTheOrderOfIds() =>
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Id).Order(StringComparer.Ordinal), RuleCatalog.All.Select(rule => rule.Id));

    [Fact]
    public void TheGuardsAreTheErrorsOfTheLockFile() =>
        Assert.Equal(
            ["MK3101", "MK3103", "MK3104", "MK3105", "MK3106", "MK3107"],
            RuleCatalog.All.Where(rule => rule.GuardsHistory).Select(rule => rule.Id));

    [Fact]
    public void OnlyWarningsCanBeAllowed() =>
        Assert.All(RuleCatalog.All, rule => Assert.Equal(rule.Severity == Severity.Warning, rule.CanBeAllowed));

    [Fact]
    public void AnAllowanceHoldsForItsOwnFileOnly() =>
        MigrationFolder.With(("0001_a.sql", "-- migration:allow MK2011"), ("0002_b.sql", "-- nothing"))
            .Reports("0002_b.sql(1,1): warning MK2011");

    [Fact]
    public void AnAllowanceOfAnErrorDoesNotSilenceIt() =>
        MigrationFolder.Script("-- migration:allow MK2003\nSELECT 'x;")
            .Reports("0001_a.sql(1,1): warning MK2015", "0001_a.sql(2,8): error MK2003");

    [Fact]
    public void InASetOfAnotherFolderTheCommandsNameIt()
    {
        var context = new ValidationContext("Data/My Migrations", default, MigrationFolder.Script("").Sequence(), false);

        Assert.Equal("`migrationkit new NAME --set \"Data/My Migrations\"`", Command.New(context));
        Assert.Equal("`migrationkit lock \"Data/My Migrations\"`", Command.Lock(context));
        Assert.Equal("`git checkout -- \"Data/My Migrations/0001_a.sql\"`", Command.Restore(context, "0001_a.sql"));
    }
}
