namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK1003IdsDifferOnlyInCaseTests
{
    [Fact]
    public void IdsThatDifferOnlyInCaseAreReportedOnTheLaterFile() =>
        MigrationFolder.With(("0001_A.sql", "SELECT 1;"), ("0001_a.sql", "SELECT 2;")).Reports("0001_a.sql(1,1): warning MK1003");

    [Fact]
    public void OfTwoSpellingsOfTheBaselineOneIsToGo()
    {
        var folder = MigrationFolder.With(("0001_a.sql", "SELECT 1;"), ("Baseline.sql", "SELECT 2;"), ("baseline.sql", "SELECT 3;"));

        folder.Reports("baseline.sql(1,1): warning MK1003");
        folder.Says("MK1003", "A set has one 'baseline.sql'", "Only 'Baseline.sql' is read: delete the other one");
    }

    [Fact]
    public void IdsThatDifferInALetterAreNot() =>
        MigrationFolder.With(("0001_a.sql", "SELECT 1;"), ("0002_b.sql", "SELECT 2;")).ReportsNothing();
}
