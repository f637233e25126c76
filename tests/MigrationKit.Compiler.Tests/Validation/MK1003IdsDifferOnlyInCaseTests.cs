namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK1003IdsDifferOnlyInCaseTests
{
    [Fact]
    public void IdsThatDifferOnlyInCaseAreReportedOnTheLaterFile() =>
        MigrationFolder.With(("0001_A.sql", "SELECT 1;"), ("0001_a.sql", "SELECT 2;")).Reports("0001_a.sql(1,1): warning MK1003");

    [Fact]
    public void IdsThatDifferInALetterAreNot() =>
        MigrationFolder.With(("0001_a.sql", "SELECT 1;"), ("0002_b.sql", "SELECT 2;")).ReportsNothing();
}
