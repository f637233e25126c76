namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK5012WritableSchemaTests
{
    [Theory]
    [InlineData("= ON")]
    [InlineData("= 1")]
    [InlineData("(true)")]
    public void SwitchingItOnIsReported(string value) =>
        MigrationFolder.Script($"SELECT 1;\nPRAGMA writable_schema {value};").Reports("0001_a.sql(2,1): warning MK5012");

    [Theory]
    [InlineData("")]
    [InlineData("= OFF")]
    [InlineData("= RESET")]
    public void AskingAndSwitchingOffAreNot(string value) =>
        MigrationFolder.Script($"PRAGMA writable_schema {value};").ReportsNothing();

    [Fact]
    public void TheDownScriptIsJudgedToo() =>
        MigrationFolder.Script("SELECT 1;\n-- migration:down\nPRAGMA writable_schema = ON;").Reports("0001_a.sql(3,1): warning MK5012");
}
