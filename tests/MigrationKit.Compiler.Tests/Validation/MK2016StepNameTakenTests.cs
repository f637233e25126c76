namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK2016StepNameTakenTests
{
    [Theory]
    [InlineData("Id")]
    [InlineData("Set")]
    [InlineData("M0001_A")]
    public void ANameThatTheClassHasIsReportedAtTheStep(string name) =>
        MigrationFolder.Script($"SELECT 1;\n  -- migration:step {name}\n").Reports("0001_a.sql(2,3): error MK2016");

    [Fact]
    public void TheMessageSaysWhichNamesAreTaken() =>
        MigrationFolder.Script("-- migration:step Set\n").Says("MK2016", "'Set'", "Id, Set and M0001_A", "'BackfillNames'");

    [Fact]
    public void ADownScriptIsLookedAtToo() =>
        MigrationFolder.With(("0001_a.up.sql", "SELECT 1;"), ("0001_a.down.sql", "-- migration:step Id\n"))
            .Reports("0001_a.down.sql(1,1): error MK2016");

    [Fact]
    public void TheNameOfTheClassIsTheOneThatItHasInItsSet() =>
        MigrationFolder.With(
            ("1_a-b.sql", "SELECT 1;"),
            ("1_a_b.sql", "-- migration:allow MK3001\n-- migration:step M1_AB\n-- migration:step M1_AB_2\n")).Reports("1_a_b.sql(3,1): error MK2016");

    [Theory]
    [InlineData("FillNames")]
    [InlineData("id")]
    [InlineData("M0002_B")]
    [InlineData("Migrations")]
    [InlineData("ToString")]
    public void OtherNamesAreNot(string name) => MigrationFolder.Script($"-- migration:step {name}\n").ReportsNothing();
}
