namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK2009MalformedDirectiveTests
{
    [Fact]
    public void AValueThatCannotBeReadIsReportedWithWhatIsExpected() =>
        MigrationFolder.Script("-- migration:timeout soon\nSELECT 1;").Says("MK2009", "timeout soon", "30s");

    [Fact]
    public void AValueThatIsMissingIsReported() =>
        MigrationFolder.Script("-- migration:timeout\nSELECT 1;").Reports("0001_a.sql(1,1): error MK2009");

    [Fact]
    public void AReadableOneIsNot() =>
        MigrationFolder.Script("-- migration:timeout 30s\nSELECT 1;").ReportsNothing();
}
