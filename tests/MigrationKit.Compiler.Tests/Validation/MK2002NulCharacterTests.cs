namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK2002NulCharacterTests
{
    [Fact]
    public void ANulIsReportedWhereItStands() =>
        MigrationFolder.Script("SELECT 1;\nSELECT \0 2;").Reports("0001_a.sql(2,8): error MK2002");

    [Fact]
    public void ItsNumberInAnExpressionIsNot() =>
        MigrationFolder.Script("SELECT char(0);").ReportsNothing();
}
