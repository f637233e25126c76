namespace MigrationKit.Compiler.Tests.Validation;

/// <summary>What an 'allow' speaks for, by where it stands. The problems are MK2014, one for each placeholder.</summary>
public sealed class AllowanceScopeTests
{
    [Theory]
    [InlineData("-- migration:allow MK2014\nSELECT '${x}';\nSELECT '${y}';")]
    [InlineData("-- migration:allow MK2014\n\n-- what follows\nSELECT '${x}';\nSELECT '${y}';")]
    [InlineData("-- migration:allow MK2014\nSELECT '${x}';\n-- migration:down\nSELECT '${y}';")]
    public void InFrontOfTheFirstStatementItSpeaksForTheFile(string text) => MigrationFolder.Script(text).ReportsNothing();

    [Theory]
    [InlineData("SELECT 1;\n-- migration:allow MK2014\nSELECT '${x}';\nSELECT '${y}';", "0001_a.sql(4,9)")]
    [InlineData("SELECT 1;\n-- migration:allow MK2014\n\n-- what follows\nSELECT '${x}';\nSELECT '${y}';", "0001_a.sql(6,9)")]
    [InlineData("SELECT '${y}';\n-- migration:allow MK2014\nSELECT '${x}';", "0001_a.sql(1,9)")]
    public void FurtherDownItSpeaksForTheNextStatement(string text, string other) => MigrationFolder.Script(text).Reports(other + ": warning MK2014");

    [Theory]
    [InlineData("SELECT '${x}'; -- migration:allow MK2014\nSELECT '${y}';", "0001_a.sql(2,9)")]
    [InlineData("SELECT 1; SELECT '${x}'; -- migration:allow MK2014\nSELECT '${y}';", "0001_a.sql(2,9)")]
    [InlineData("SELECT '${y}'; SELECT '${x}'; -- migration:allow MK2014", "0001_a.sql(1,9)")]
    [InlineData("SELECT '${x}',\n  '${z}'; -- migration:allow MK2014\nSELECT '${y}';", "0001_a.sql(3,9)")]
    public void BehindAStatementOnItsLineItSpeaksForThatOne(string text, string other) => MigrationFolder.Script(text).Reports(other + ": warning MK2014");

    [Fact]
    public void InsideAStatementItSpeaksForThatOne() =>
        MigrationFolder.Script("SELECT '${x}',\n  -- migration:allow MK2014\n  '${z}';\nSELECT '${y}';").Reports("0001_a.sql(4,9): warning MK2014");

    [Fact]
    public void InFrontOfTheFirstStatementOfTheDownSectionItSpeaksForThatSection() =>
        MigrationFolder.Script("SELECT '${y}';\n-- migration:down\n-- migration:allow MK2014\nSELECT 1;\nSELECT '${x}';").Reports("0001_a.sql(1,9): warning MK2014");

    [Fact]
    public void WhatIsAboutTheFileIsAllowedAnywhereInIt() =>
        MigrationFolder.With(("0001_a.sql", "SELECT 1;"), ("0002_b.sql", "SELECT 1;"), ("0004_c.sql", "SELECT 1;\n-- migration:allow MK3003 never shipped\nSELECT 2;")).ReportsNothing();

    [Fact]
    public void OfWhatIsToldOnceAFileTheRestIsToldAtTheNextPlace() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE t(x);"), ("0002_b.sql", "SELECT 1;\n-- migration:allow MK5017 starts anew\nDELETE FROM t;\nUPDATE t SET x = 1;"))
            .Reports("0002_b.sql(4,1): warning MK5017");
}
