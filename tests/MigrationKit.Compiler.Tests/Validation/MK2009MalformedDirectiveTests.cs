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

    [Fact]
    public void ASecondTimeoutIsReportedAndOneOfTheDownScriptIsNoSecond()
    {
        MigrationFolder.Script("-- migration:timeout 1s\nSELECT 1;\n-- migration:timeout 2s\n").Reports("0001_a.sql(3,1): error MK2009");
        MigrationFolder.Script("-- migration:timeout 1s\nSELECT 1;\n-- migration:down\n-- migration:timeout 2s\nSELECT 2;\n").ReportsNothing();
    }
}
