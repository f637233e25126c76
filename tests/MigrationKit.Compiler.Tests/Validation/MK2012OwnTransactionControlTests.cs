namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK2012OwnTransactionControlTests
{
    [Fact]
    public void AScriptThatWrapsItselfHearsThatItsStatementsAreLeftOut() =>
        MigrationFolder.Script("BEGIN; CREATE TABLE a(x); COMMIT;").Says("MK2012", "leaves the script's BEGIN and COMMIT out");

    [Fact]
    public void SeveralTransactionsHearThatTheScriptRunsOutside() =>
        MigrationFolder.Script("BEGIN; CREATE TABLE a(x); COMMIT; BEGIN; CREATE TABLE b(x); COMMIT;").Says("MK2012", "runs outside a transaction");

    [Fact]
    public void LeavingForPragmasHearsOfForeignKeys() =>
        MigrationFolder.Script("COMMIT; PRAGMA foreign_keys = OFF; BEGIN; CREATE TABLE a(x); COMMIT; PRAGMA foreign_keys = ON; BEGIN;").Says("MK2012", "foreign keys");

    [Fact]
    public void ItStandsAtTheFirstSuchStatement() =>
        MigrationFolder.Script("-- a\nBEGIN; CREATE TABLE a(x); COMMIT;").Reports("0001_a.sql(2,1): warning MK2012");

    [Fact]
    public void AnAllowanceSilencesIt() =>
        MigrationFolder.Script("-- migration:allow MK2012\nBEGIN; CREATE TABLE a(x); COMMIT;").ReportsNothing();

    [Fact]
    public void TheBeginOfATriggerIsNone() =>
        MigrationFolder.Script("CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END;").ReportsNothing();
}
