namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK5005CopyByPositionTests
{
    [Fact]
    public void ColumnsThatChangePlacesAreReported() =>
        After("CREATE TABLE n(a, c, b); INSERT INTO n SELECT * FROM t;").Reports("0002_b.sql(1,38): warning MK5005");

    [Fact]
    public void TheMessageNamesThem() =>
        After("CREATE TABLE n(a, c, b); INSERT INTO n SELECT * FROM t;").Says("MK5005", "t -> n", "b, c");

    [Fact]
    public void AColumnThatWasAddedCounts() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE t(a, b); ALTER TABLE t ADD COLUMN c;"), ("0002_b.sql", "CREATE TABLE n(a, c, b); INSERT INTO n SELECT * FROM t;")).ReportsOnly("MK5005");

    [Fact]
    public void ACopyIntoNamedColumnsOfAnotherOrderIsReported() =>
        After("CREATE TABLE n(a, b, c); INSERT INTO n(c, a, b) SELECT * FROM t;").ReportsOnly("MK5005");

    [Fact]
    public void ABackUpKeepsTheOrderOfItsTable() =>
        After("CREATE TABLE s AS SELECT * FROM t; CREATE TABLE n(c, b, a); INSERT INTO n SELECT * FROM s;").ReportsOnly("MK5005");

    [Fact]
    public void TheSameOrderIsNot() =>
        After("CREATE TABLE n(a, b, c); INSERT INTO n SELECT * FROM t;").ReportsNothing();

    [Fact]
    public void ARenamedColumnInItsPlaceIsNot() =>
        After("CREATE TABLE n(a, b2, c); INSERT INTO n SELECT * FROM t;").ReportsNothing();

    [Fact]
    public void ATableThatIsNotKnownIsNot() =>
        After("CREATE TABLE n(c, b, a); INSERT INTO n SELECT * FROM elsewhere;").ReportsNothing();

    [Fact]
    public void AJoinIsNot() =>
        After("CREATE TABLE n(c, b, a); INSERT INTO n SELECT * FROM t, u;").ReportsNothing();

    private static MigrationFolder After(string script) => MigrationFolder.With(("0001_a.sql", "CREATE TABLE t(a, b, c);"), ("0002_b.sql", script));
}
