namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK2012OwnTransactionControlTests
{
    [Fact]
    public void AScriptThatWrapsItselfHearsThatItsStatementsAreLeftOut() =>
        MigrationFolder.Script("BEGIN; CREATE TABLE a(x); COMMIT;").Says("MK2012", "leaves those statements out");

    [Fact]
    public void BesideAVacuumItHearsThatTheScriptRunsOutside() =>
        MigrationFolder.Script("BEGIN; CREATE TABLE a(x); COMMIT; VACUUM;").Says("MK2012", "outside the runner's transaction because of 'VACUUM'", "committed by itself", "goes on from there");

    [Fact]
    public void OrRollbackHearsWhatItRollsBack() =>
        MigrationFolder.Script("INSERT OR ROLLBACK INTO a VALUES (1);").Says("MK2012", "'INSERT OR ROLLBACK'", "as a whole");

    [Fact]
    public void TheDownScriptIsJudgedByItself() =>
        MigrationFolder.Script("SELECT 1;\n-- migration:down\nBEGIN; DROP TABLE a; COMMIT; VACUUM;").Says("MK2012", "because of 'VACUUM'");

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

    [Fact]
    public void ADumpAsBaselineIsNotJudged() =>
        MigrationFolder.With(("0001_a.sql", "SELECT 1;"), ("baseline.sql", "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE t(a);\nCOMMIT;\n")).ReportsNothing();
}
