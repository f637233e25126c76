namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK2010MalformedSectionTests
{
    [Fact]
    public void ASecondUpSectionIsReported() =>
        MigrationFolder.Script("-- migrate:up\nSELECT 1;\n-- migrate:up\nSELECT 2;").Reports("0001_a.sql(3,1): error MK2010");

    [Fact]
    public void UpAndDownAreNot() =>
        MigrationFolder.Script("-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;").ReportsNothing();
}
