namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK5014LeavesTransactionTests
{
    [Theory]
    [InlineData("VACUUM;")]
    [InlineData("PRAGMA journal_mode = WAL;")]
    [InlineData("ATTACH 'x' AS x;")]
    public void AStatementThatTakesOthersAlongIsReported(string sql) =>
        MigrationFolder.Script("CREATE TABLE t(x);\n" + sql).Reports("0001_a.sql(2,1): warning MK5014");

    [Theory]
    [InlineData("VACUUM;")]
    [InlineData("PRAGMA journal_mode = WAL;")]
    [InlineData("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;")]
    public void AloneItIsNot(string sql) =>
        MigrationFolder.Script(sql).ReportsNothing();

    [Fact]
    public void WhereTheScriptSaysSoItIsNot() =>
        MigrationFolder.Script("-- migration:transaction none\nCREATE TABLE t(x); VACUUM;").DoesNotReport("MK5014");

    [Fact]
    public void WithATransactionOfItsOwnTheOtherRuleSaysIt() =>
        MigrationFolder.Script("BEGIN; CREATE TABLE t(x); COMMIT; VACUUM;").ReportsOnly("MK2012");
}
