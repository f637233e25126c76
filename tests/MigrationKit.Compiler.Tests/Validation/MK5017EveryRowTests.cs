namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK5017EveryRowTests
{
    [Fact]
    public void ADeleteWithoutWhereIsReported() =>
        After("DELETE FROM t;").Reports("0002_b.sql(1,1): warning MK5017");

    [Fact]
    public void AnUpdateWithoutWhereIsReported() =>
        After("UPDATE t SET x = (SELECT max(y) FROM u WHERE y > 1);").Says("MK5017", "changes every row of 't'");

    [Fact]
    public void AFileHearsOfThemOnce() =>
        After("DELETE FROM t; DELETE FROM u;").Says("MK5017", "(and 1 more in this file)");

    [Theory]
    [InlineData("DELETE FROM t WHERE x = 1;")]
    [InlineData("UPDATE t SET x = 1 WHERE y = 2;")]
    [InlineData("UPDATE t SET x = u.x FROM u;")]
    [InlineData("DELETE FROM t ORDER BY x LIMIT 5;")]
    public void ChosenRowsAreNot(string sql) =>
        After(sql).ReportsNothing();

    [Fact]
    public void FillingAColumnThatTheScriptAddsIsNot() =>
        After("ALTER TABLE t ADD COLUMN y; UPDATE t SET y = x;").ReportsNothing();

    [Fact]
    public void TouchingAnotherColumnBesideItIs() =>
        After("ALTER TABLE t ADD COLUMN y; UPDATE t SET y = x, x = 0;").ReportsOnly("MK5017");

    [Fact]
    public void ATableThatTheScriptMadeIsNot() =>
        After("CREATE TABLE n(x); INSERT INTO n(x) VALUES (1); UPDATE n SET x = 2;").ReportsNothing();

    [Fact]
    public void ARepeatableIsNot() =>
        After("SELECT 1;").And("R__seed.sql", "DELETE FROM t; INSERT INTO t(x) VALUES (1);").ReportsNothing();

    [Fact]
    public void ATriggerIsNot() =>
        After("CREATE TRIGGER g AFTER INSERT ON t BEGIN DELETE FROM t; END;").ReportsNothing();

    [Fact]
    public void ADownScriptIsNot() =>
        After("SELECT 1;\n-- migration:down\nDELETE FROM t;").ReportsNothing();

    [Fact]
    public void WhereTheScriptSaysThatItDeletesItIsNot() =>
        After("-- migration:allow delete t the cache starts anew\nDELETE FROM t;").ReportsNothing();

    [Fact]
    public void SayingSoOfAnotherTableDoesNotHelp() =>
        After("-- migration:allow delete u\nDELETE FROM t;").ReportsOnly("MK5017");

    [Fact]
    public void AnAllowanceSilencesIt() =>
        After("-- migration:allow MK5017 the cache starts anew\nDELETE FROM t;").ReportsNothing();

    private static MigrationFolder After(string script) => MigrationFolder.With(("0001_a.sql", "CREATE TABLE t(x);"), ("0002_b.sql", script));
}
