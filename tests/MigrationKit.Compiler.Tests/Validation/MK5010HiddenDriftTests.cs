namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK5010HiddenDriftTests
{
    [Theory]
    [InlineData("CREATE TABLE IF NOT EXISTS u(x);")]
    [InlineData("CREATE UNIQUE INDEX IF NOT EXISTS i ON t(x);")]
    [InlineData("CREATE VIEW IF NOT EXISTS v AS SELECT 1;")]
    [InlineData("CREATE VIRTUAL TABLE IF NOT EXISTS f USING fts5(x);")]
    [InlineData("DROP TABLE IF EXISTS t;")]
    public void TheClauseIsReported(string sql) =>
        After(sql).ReportsOnly("MK5010");

    [Fact]
    public void ItStandsAtTheFirstAndCounts() =>
        After("CREATE TABLE a(x); CREATE TABLE IF NOT EXISTS u(x); CREATE TABLE IF NOT EXISTS w(x);").Says("MK5010", "'CREATE TABLE IF NOT EXISTS u'", "(and 1 more in this file)");

    [Fact]
    public void ItsPlaceIsTheClause() =>
        After("CREATE TABLE IF NOT EXISTS u(x);").Reports("0002_b.sql(1,14): warning MK5010");

    [Theory]
    [InlineData("CREATE TABLE u(x);")]
    [InlineData("DROP TABLE t;")]
    [InlineData("CREATE TEMP TABLE IF NOT EXISTS u(x);")]
    [InlineData("CREATE INDEX IF NOT EXISTS i ON t(x);")]
    [InlineData("DROP INDEX IF EXISTS i;")]
    [InlineData("DROP TABLE IF EXISTS t; CREATE TABLE t(x, y);")]
    [InlineData("DROP TABLE IF EXISTS of_another_tool;")]
    public void WhatHidesNothingIsNot(string sql) =>
        After(sql).ReportsNothing();

    [Fact]
    public void TheFirstMigrationIsNot() =>
        MigrationFolder.Script("CREATE TABLE IF NOT EXISTS t(x);").ReportsNothing();

    [Fact]
    public void ARepeatableIsNot() =>
        After("SELECT 1;").And("R__views.sql", "CREATE VIEW IF NOT EXISTS v AS SELECT 1;").ReportsNothing();

    [Fact]
    public void ADownScriptIsNot() =>
        After("CREATE TABLE u(x);\n-- migration:down\nDROP TABLE IF EXISTS u;").ReportsNothing();

    private static MigrationFolder After(string script) => MigrationFolder.With(("0001_a.sql", "CREATE TABLE t(x);"), ("0002_b.sql", script));
}
