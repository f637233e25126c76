namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK5009UnsteadyValueTests
{
    [Theory]
    [InlineData("random()")]
    [InlineData("hex(randomblob(16))")]
    [InlineData("CURRENT_TIMESTAMP")]
    [InlineData("current_date")]
    [InlineData("datetime('now')")]
    [InlineData("strftime('%s', 'now', 'utc')")]
    [InlineData("unixepoch()")]
    [InlineData("date(\"NOW\", '-1 day')")]
    public void TheClockAndTheDiceAreReported(string value) =>
        MigrationFolder.Script($"INSERT INTO t(a) VALUES ({value});").ReportsOnly("MK5009");

    [Fact]
    public void AScriptHearsOfThemOnce() =>
        MigrationFolder.Script("INSERT INTO t(a) VALUES (random());\nUPDATE t SET a = datetime('now') WHERE a = random();").Says("MK5009", "random(), datetime('now'),");

    [Fact]
    public void ItStandsAtTheFirst() =>
        MigrationFolder.Script("UPDATE t SET a = 1 WHERE b = 2;\nDELETE FROM t WHERE a < CURRENT_TIMESTAMP;").Reports("0001_a.sql(2,25): warning MK5009");

    [Fact]
    public void ATableThatIsMadeOfThemIsReported() =>
        MigrationFolder.Script("CREATE TABLE t AS SELECT random() AS a;").Reports("0001_a.sql(1,26): warning MK5009");

    [Theory]
    [InlineData("CREATE TEMP TABLE t AS SELECT random() AS a;")]
    [InlineData("CREATE TABLE t(a TEXT DEFAULT CURRENT_TIMESTAMP);")]
    [InlineData("CREATE TABLE t(a TEXT DEFAULT (random()));")]
    [InlineData("CREATE TRIGGER g AFTER INSERT ON t BEGIN UPDATE t SET a = CURRENT_TIMESTAMP WHERE b = 1; END;")]
    [InlineData("CREATE VIEW v AS SELECT datetime('now');")]
    public void WhatWorksLaterIsNot(string sql) =>
        MigrationFolder.Script(sql).ReportsNothing();

    [Theory]
    [InlineData("datetime('2024-01-31')")]
    [InlineData("date(created)")]
    [InlineData("'now'")]
    [InlineData("random")]
    public void AFixedTimeIsNot(string value) =>
        MigrationFolder.Script($"UPDATE t SET a = {value} WHERE b = 1;").ReportsNothing();

    [Fact]
    public void ARepeatableIsNot() =>
        MigrationFolder.With(("R__a.sql", "INSERT INTO t(a) VALUES (random());")).ReportsNothing();
}
