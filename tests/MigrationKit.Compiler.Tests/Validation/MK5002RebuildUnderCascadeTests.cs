using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK5002RebuildUnderCascadeTests
{
    private const string Tables =
        "CREATE TABLE p(id INTEGER PRIMARY KEY, x); CREATE TABLE c(id INTEGER PRIMARY KEY, p REFERENCES p(id) ON DELETE CASCADE); CREATE INDEX c_p ON c(p);";

    private const string Rebuild = "CREATE TABLE n(id INTEGER PRIMARY KEY, x); INSERT INTO n(id, x) SELECT id, x FROM p; DROP TABLE p; ALTER TABLE n RENAME TO p;";

    [Theory]
    [InlineData("CASCADE")]
    [InlineData("SET NULL")]
    [InlineData("SET DEFAULT")]
    public void EachActionThatWorksOnRowsIsReported(string action) =>
        After(Tables.Replace("CASCADE", action, StringComparison.Ordinal), Rebuild).ReportsOnly("MK5002");

    [Fact]
    public void WhatIsSaidOfMatchingHidesNoAction() =>
        After(Tables.Replace("ON DELETE CASCADE", "MATCH FULL ON UPDATE NO ACTION ON DELETE CASCADE", StringComparison.Ordinal), Rebuild).ReportsOnly("MK5002");

    [Fact]
    public void ItStandsAtTheTableOfTheDrop() =>
        After(Tables, Rebuild.Replace("DROP", "\nDROP", StringComparison.Ordinal)).Reports("0002_b.sql(2,12): warning MK5002");

    [Fact]
    public void TheMessageNamesTheTablesAndTheRemedy() =>
        After(Tables, Rebuild).Says("MK5002", "c (ON DELETE CASCADE)", "--rebuild p", "PRAGMA foreign_keys = OFF");

    [Fact]
    public void ATableThatTheScriptMadeAndLeavesEmptyIsNot() =>
        After("CREATE TABLE p(id INTEGER PRIMARY KEY, x);", "CREATE TABLE c(id INTEGER PRIMARY KEY, p REFERENCES p(id) ON DELETE CASCADE); CREATE INDEX c_p ON c(p); " + Rebuild).ReportsNothing();

    [Fact]
    public void ADropWithoutRebuildIsReportedToo() =>
        After(Tables, "DROP TABLE p;").ReportsOnly("MK5002");

    [Fact]
    public void RenamedAwayFirstItIsReportedAtTheDrop() =>
        After(Tables, "ALTER TABLE p RENAME TO o; CREATE TABLE p(id INTEGER PRIMARY KEY, x); DROP TABLE o;").Reports("0002_b.sql(1,25): warning MK5004", "0002_b.sql(1,82): warning MK5002");

    [Fact]
    public void NamesCompareWithoutCaseAndQuotes() =>
        After(Tables, "DROP TABLE \"P\";").ReportsOnly("MK5002");

    [Fact]
    public void AForeignKeyThatWasAddedCounts() =>
        After("CREATE TABLE p(id INTEGER PRIMARY KEY); CREATE TABLE c(id INTEGER PRIMARY KEY); ALTER TABLE c ADD COLUMN p REFERENCES p(id) ON DELETE CASCADE; CREATE INDEX c_p ON c(p);", "DROP TABLE p;").ReportsOnly("MK5002");

    [Fact]
    public void ACopyThatRefersToTheOldTableCounts() =>
        After("CREATE TABLE p(id INTEGER PRIMARY KEY, up REFERENCES p(id) ON DELETE SET NULL); CREATE INDEX p_up ON p(up);", "CREATE TABLE n(id INTEGER PRIMARY KEY, up REFERENCES p(id) ON DELETE SET NULL); INSERT INTO n(id, up) SELECT id, up FROM p; DROP TABLE p; ALTER TABLE n RENAME TO p; CREATE INDEX p_up ON p(up);").ReportsOnly("MK5002");

    [Fact]
    public void WithForeignKeysOffItIsNot() =>
        After(Tables, "PRAGMA foreign_keys = OFF; " + Rebuild).ReportsNothing();

    [Fact]
    public void UnderNoActionItIsNot() =>
        After(Tables.Replace("CASCADE", "NO ACTION", StringComparison.Ordinal), "DROP TABLE p;").ReportsNothing();

    [Fact]
    public void WhereTheChildGoesTooItIsNot() =>
        After(Tables, "DROP TABLE p; DROP TABLE c;").ReportsNothing();

    [Fact]
    public void WhereTheScriptWritesTheChildAfterwardsItIsNot() =>
        After(Tables, "CREATE TABLE s AS SELECT * FROM c; " + Rebuild + " INSERT OR REPLACE INTO c(id, p) SELECT id, p FROM s; DROP TABLE s;").ReportsNothing();

    [Fact]
    public void ATableThatRefersToItselfOnlyIsNot() =>
        After("CREATE TABLE p(id INTEGER PRIMARY KEY, up REFERENCES p(id) ON DELETE CASCADE); CREATE INDEX p_up ON p(up);", "DROP TABLE p;").ReportsNothing();

    [Fact]
    public void ALockedMigrationIsNotJudged() =>
        After(Tables, Rebuild).Locked().ReportsNothing();

    [Fact]
    public void AnAllowanceSilencesIt() =>
        After(Tables, "-- migration:allow MK5002 the rows go\nDROP TABLE p;").ReportsNothing();

    [Fact]
    public void InPostgreSqlItIsNot() =>
        After(Tables, "DROP TABLE p;").In(SqlDialect.PostgreSql).DoesNotReport("MK5002");

    private static MigrationFolder After(string tables, string script) => MigrationFolder.With(("0001_a.sql", tables), ("0002_b.sql", script));
}
