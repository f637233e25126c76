namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK3002DuplicateIdTests
{
    [Fact]
    public void TwoFilesOfOneIdAreReportedOnTheLaterFile() =>
        MigrationFolder.With(("0001_a.sql", "SELECT 1;"), ("old/0001_a.sql", "SELECT 1;")).Reports("old/0001_a.sql(1,1): error MK3002");

    [Fact]
    public void TheMessageNamesTheOther() =>
        MigrationFolder.With(("0001_a.sql", "SELECT 1;"), ("old/0001_a.sql", "SELECT 1;")).Says("MK3002", "the id '0001_a' of '0001_a.sql'");

    [Fact]
    public void UpAndDownShareAnId() =>
        MigrationFolder.With(("0001_a.up.sql", "SELECT 1;"), ("0001_a.down.sql", "SELECT 1;")).ReportsNothing();
}
