using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Tests.Validation;

/// <summary>
/// Files with as many directives, sections and nestings as fit into them. What took time by the square of their number took hours; here each is done at once.
/// </summary>
public sealed class HostileFolderTests
{
    private const int Many = 100_000;

    public static TheoryData<string, string> Deep => new()
    {
        { "SELECT ", "(" },
        { "SELECT ", "CASE WHEN 1 THEN " },
        { "CREATE TABLE a(x);CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT ", "CASE " },
        { "CREATE TABLE a(x CHECK", "(" },
        { "CREATE VIEW v AS SELECT * FROM ", "(" },
        { "", "/*" },
        { "", "BEGIN;\n" },
        { "", "SAVEPOINT a;\n" },
        { "", "SELECT $a$" },
        { "SELECT ", "NOT " },
        { "", ";" },
        { "INSERT INTO t VALUES ", "(\"a\")," },
        { "UPDATE t SET a = ", "date(" },
        { "SELECT ", "iif(1," },
        { "SELECT ", "$a(" },
        { "UPDATE t SET a = 1 ", "FROM a " },
        { "SELECT '", "{{a}} " },
    };

    [Theory]
    [MemberData(nameof(Deep))]
    public void WhatIsNestedDeeplyIsReadToItsEnd(string beginning, string nested)
    {
        var script = beginning + string.Concat(Enumerable.Repeat(nested, Many));
        foreach (var dialect in new[] { SqlDialect.Sqlite, SqlDialect.PostgreSql })
        {
            Assert.DoesNotContain(MigrationFolder.Script(script).In(dialect).Problems(), problem => problem.RuleId == "MK9001");
        }
    }

    [Fact]
    public void ADirectiveWithAsManyTargetsIsReadToItsLast() =>
        MigrationFolder.Script($"-- migration:allow delete {string.Join(',', Enumerable.Range(0, Many))},t\nDELETE FROM t;\n").DoesNotReport("MK5017");

    [Fact]
    public void AsManyDirectivesAreReportedAtTheirLines()
    {
        var problems = MigrationFolder.Script(string.Concat(Enumerable.Repeat("-- migration:allow MK3101\nSELECT 1;\n", Many))).Problems().Where(problem => problem.RuleId == "MK2015").ToList();

        Assert.Equal((Many, 1, (2 * Many) - 1), (problems.Count, problems[0].Range.StartLine, problems[^1].Range.StartLine));
    }

    [Fact]
    public void AsManyStepsAreEachBetweenTwoStatements() =>
        MigrationFolder.Script(string.Concat(Enumerable.Repeat("-- migration:step Fill\nSELECT 1;\n", Many))).DoesNotReport("MK2009");

    [Fact]
    public void AsManyTablesThatAreDroppedAreLookedForOnce() => Assert.Single(
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE t0(a);"), ("0002_b.sql", string.Concat(Enumerable.Range(0, Many).Select(i => $"DROP TABLE IF EXISTS t{i};\n")))).Problems(),
        problem => problem.RuleId == "MK5010");

    [Fact]
    public void AsManyNumbersThatANewerEngineReadsAreReportedOnce() => Assert.Equal(
        1,
        MigrationFolder.Script(string.Concat(Enumerable.Range(0, Many).Select(i => $"SELECT 1_{i};\n"))).MinimumSqlite("3.35.5").Problems().Count(problem => problem.RuleId == "MK5016"));

    [Fact]
    public void AsManySectionsAreReportedAtTheirLines()
    {
        var problems = MigrationFolder.Script(string.Concat(Enumerable.Repeat("-- migration:down\n", Many))).Problems().Where(problem => problem.RuleId == "MK2010").ToList();

        Assert.Equal((Many - 1, Many), (problems.Count, problems[^1].Range.StartLine));
    }

    [Fact]
    public void ADirectiveWithANameOfAMegabyteIsCutInItsMessage() =>
        AssertIsShort("MK2008", MigrationFolder.Script($"-- migration:{new string('x', 1_000_000)}\nSELECT 1;\n"));

    [Fact]
    public void ANameOfAMegabyteInAJournalIsCutInItsMessage()
    {
        var message = AssertIsShort("MK3006", MigrationFolder.Script("SELECT 1;\n").JournalOf("0001_a", new string('x', 1_000_000)));

        Assert.Contains("xxx … xxx", message, StringComparison.Ordinal);
        Assert.EndsWith("or delete the one that is left over.", message, StringComparison.Ordinal);
    }

    private static string AssertIsShort(string rule, MigrationFolder folder)
    {
        var message = Assert.Single(folder.Problems(), problem => problem.RuleId == rule).Message;
        Assert.InRange(message.Length, 1, 5000);
        return message;
    }
}
