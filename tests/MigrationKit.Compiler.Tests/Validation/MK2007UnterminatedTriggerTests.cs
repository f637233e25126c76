namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK2007UnterminatedTriggerTests
{
    [Fact]
    public void ATriggerWithoutItsEndIsReportedAtItsStart() =>
        MigrationFolder.Script("CREATE TABLE a(x);\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n  SELECT 1;").Reports("0001_a.sql(2,1): error MK2007");

    [Fact]
    public void TheEndOfACaseDoesNotCloseIt() =>
        MigrationFolder.Script("CREATE TRIGGER t AFTER INSERT ON a BEGIN\n  SELECT CASE WHEN 1 THEN 2 END;").Reports("0001_a.sql(1,1): error MK2007");

    [Fact]
    public void AClosedOneIsNot() =>
        MigrationFolder.Script("CREATE TRIGGER t AFTER INSERT ON a BEGIN\n  SELECT CASE WHEN 1 THEN 2 END;\nEND;").ReportsNothing();
}
