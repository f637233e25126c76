namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK5011UnindexedForeignKeyTests
{
    [Fact]
    public void AForeignKeyWithoutIndexIsReported() =>
        Child("p REFERENCES p(id)").Reports("0001_a.sql(2,16): warning MK5011");

    [Fact]
    public void OneOfTheTableIsReportedAtItsClause() =>
        Child("p, FOREIGN KEY (p) REFERENCES p(id)").Reports("0001_a.sql(2,19): warning MK5011");

    [Fact]
    public void ATableHearsOfAllItsForeignKeysOnce() =>
        Child("a REFERENCES p(id), b REFERENCES p(id)").Says("MK5011", "'c'", "(a; b)");

    [Fact]
    public void OneThatWasAddedIsReported() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE p(id INTEGER PRIMARY KEY); CREATE TABLE c(x);"), ("0002_b.sql", "ALTER TABLE c ADD COLUMN p REFERENCES p(id);")).Reports("0002_b.sql(1,26): warning MK5011");

    [Theory]
    [InlineData("p REFERENCES p(id)); CREATE INDEX i ON c(p, x")]
    [InlineData("p PRIMARY KEY NOT NULL REFERENCES p(id)")]
    [InlineData("p REFERENCES p(id)); CREATE INDEX i ON c([p] DESC) WHERE p IS NOT NULL; SELECT (1")]
    [InlineData("p UNIQUE REFERENCES p(id)")]
    [InlineData("p REFERENCES p(id), x, UNIQUE (p, x)")]
    [InlineData("p REFERENCES p(id), x NOT NULL, PRIMARY KEY (p, x)")]
    public void AnIndexThatBeginsWithTheColumnServes(string child) =>
        Child(child).ReportsNothing();

    [Fact]
    public void AnIndexOfALaterMigrationServes() =>
        Child("p REFERENCES p(id)").And("0002_b.sql", "CREATE INDEX i ON c(p);").ReportsNothing();

    [Fact]
    public void WhatWasThereBeforeTheFirstMigrationIsReadAndNotJudged()
    {
        const string Baseline = "CREATE TABLE p(id INTEGER PRIMARY KEY); CREATE TABLE c(p REFERENCES p(id));";

        MigrationFolder.With(("0001_a.sql", "SELECT 1;"), ("baseline.sql", Baseline)).ReportsNothing();
        MigrationFolder.With(("0001_a.sql", "ALTER TABLE c ADD COLUMN q REFERENCES p(id);"), ("baseline.sql", Baseline)).Reports("0001_a.sql(1,26): warning MK5011");
    }

    [Fact]
    public void AnIndexThatGoesDoesNot() =>
        Child("p REFERENCES p(id)); CREATE INDEX i ON c(p").And("0002_b.sql", "DROP INDEX i;").ReportsOnly("MK5011");

    [Fact]
    public void AnIndexThatEndsWithTheColumnDoesNot() =>
        Child("p REFERENCES p(id), x); CREATE INDEX i ON c(x, p").ReportsOnly("MK5011");

    [Theory]
    [InlineData("CREATE INDEX i ON c(p) WHERE p > 5;")]
    [InlineData("CREATE INDEX i ON c(p) WHERE p IS NOT NULL AND x;")]
    [InlineData("CREATE INDEX i ON c(p + 1);")]
    public void AnIndexOfSomeRowsOrOfAnExpressionDoesNot(string index) =>
        Child("p REFERENCES p(id), x").And("0002_b.sql", index).ReportsOnly("MK5011");

    [Fact]
    public void ATableThatGoesIsNot() =>
        Child("p REFERENCES p(id)").And("0002_b.sql", "DROP TABLE c;").ReportsNothing();

    [Fact]
    public void ATemporaryTableIsNot() =>
        MigrationFolder.Script("CREATE TABLE p(id INTEGER PRIMARY KEY); CREATE TEMP TABLE c(p REFERENCES p(id));").ReportsNothing();

    [Fact]
    public void ARenamedColumnKeepsItsIndex() =>
        Child("p REFERENCES p(id)); CREATE INDEX i ON c(p").And("0002_b.sql", "ALTER TABLE c RENAME COLUMN p TO parent;").ReportsNothing();

    private static MigrationFolder Child(string columns) =>
        MigrationFolder.Script($"CREATE TABLE p(id INTEGER PRIMARY KEY);\nCREATE TABLE c({columns});");
}
