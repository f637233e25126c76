namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK3001DuplicateVersionTests
{
    [Fact]
    public void TwoIdsOfOneVersionAreReportedOnTheLaterFile() =>
        MigrationFolder.With(("0001_a.sql", "SELECT 1;"), ("0001_b.sql", "SELECT 1;")).Reports("0001_b.sql(1,1): warning MK3001");

    [Fact]
    public void TheMessageNamesTheOther() =>
        MigrationFolder.With(("0001_a.sql", "SELECT 1;"), ("0001_b.sql", "SELECT 1;")).Says("MK3001", "'0001_a.sql'", "order of their names");

    [Fact]
    public void LeadingZerosDoNotMakeAnotherVersion() =>
        MigrationFolder.With(("0001_a.sql", "SELECT 1;"), ("1_b.sql", "SELECT 1;")).Reports("1_b.sql(1,1): warning MK3001");

    [Fact]
    public void AnAllowanceInTheLaterFileSilencesIt() =>
        MigrationFolder.With(("0001_a.sql", "SELECT 1;"), ("0001_b.sql", "-- migration:allow MK3001\nSELECT 1;")).ReportsNothing();

    [Fact]
    public void AnAllowanceInTheOtherFileDoesNot() =>
        MigrationFolder.With(("0001_a.sql", "-- migration:allow MK3001\nSELECT 1;"), ("0001_b.sql", "SELECT 1;"))
            .Reports("0001_a.sql(1,1): warning MK5018", "0001_b.sql(1,1): warning MK3001");

    [Fact]
    public void UpAndDownOfOneVersionAreNot() =>
        MigrationFolder.With(("0001_a.up.sql", "SELECT 1;"), ("0001_a.down.sql", "SELECT 1;")).ReportsNothing();
}
