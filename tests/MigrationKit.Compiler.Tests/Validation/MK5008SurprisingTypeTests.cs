namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK5008SurprisingTypeTests
{
    [Theory]
    [InlineData("STRING")]
    [InlineData("string(40)")]
    [InlineData("POINT")]
    [InlineData("INTERVAL")]
    [InlineData("FLOATING POINT")]
    [InlineData("TETX")]
    [InlineData("BLOP")]
    [InlineData("BOOLAEN")]
    [InlineData("DATTIME")]
    [InlineData("TEX")]
    public void ATypeThatMeansAnotherIsReported(string type) =>
        MigrationFolder.Script($"CREATE TABLE t(a {type} NOT NULL);").Reports("0001_a.sql(1,18): warning MK5008");

    [Fact]
    public void AColumnThatIsAddedIsReported() =>
        MigrationFolder.Script("CREATE TABLE t(a);\nALTER TABLE t ADD b String DEFAULT '';").Reports("0001_a.sql(2,21): warning MK5008");

    [Fact]
    public void TheMessageSaysWhatItMeans() =>
        MigrationFolder.Script("CREATE TABLE t(a String);").Says("MK5008", "'String'", "NUMERIC", "TEXT");

    [Fact]
    public void AStrictTableKnowsSixTypes() =>
        MigrationFolder.Script("CREATE TABLE t(a ANY, b INT, c VARCHAR(3)) STRICT;").Reports("0001_a.sql(1,32): warning MK5008");

    [Theory]
    [InlineData("")]
    [InlineData("INTEGER")]
    [InlineData("TEXT")]
    [InlineData("VARCHAR(255)")]
    [InlineData("NVARCHAR(255)")]
    [InlineData("BOOLEAN")]
    [InlineData("BOOL")]
    [InlineData("DATETIME")]
    [InlineData("TIMESTAMP")]
    [InlineData("DATE")]
    [InlineData("TIME")]
    [InlineData("JSON")]
    [InlineData("UUID")]
    [InlineData("DECIMAL(10, 2)")]
    [InlineData("NUMERIC")]
    [InlineData("NUMBER")]
    [InlineData("DOUBLE PRECISION")]
    [InlineData("UNSIGNED BIG INT")]
    [InlineData("bytea")]
    [InlineData("money")]
    [InlineData("jsonb")]
    [InlineData("\"TEXT\"")]
    public void WhatPeopleUseOnPurposeIsNot(string type) =>
        MigrationFolder.Script($"CREATE TABLE t(a {type});").ReportsNothing();
}
