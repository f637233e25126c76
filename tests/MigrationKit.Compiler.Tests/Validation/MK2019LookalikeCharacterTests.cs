using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK2019LookalikeCharacterTests
{
    [Theory]
    [InlineData("CREATE TABLE t (a\u00A0INTEGER);", 18, "U+00A0", "a space", "'a\u00A0INTEGER' as one word")]
    [InlineData("SELECT\u00851;", 7, "U+0085", "a space")]
    [InlineData("SELECT\u20281;", 7, "U+2028", "a space")]
    [InlineData("SELECT a\u200Bb;", 9, "U+200B", "or nothing")]
    [InlineData("SELECT \u2018x\u2018;", 8, "U+2018", "a quote")]
    [InlineData("SELECT 1\u20132;", 9, "U+2013", "a minus")]
    [InlineData("SELECT f\uFF08a);", 9, "U+FF08", "plain keyboard")]
    [InlineData("INSERT INTO t VALUES\uFF081);", 21, "U+FF08", "plain keyboard")]
    [InlineData("CREATE TABLE 商品（id INTEGER);", 16, "U+FF08", "plain keyboard")]
    [InlineData("SELECT 名，前;", 9, "U+FF0C", "plain keyboard")]
    public void ALetterThatLooksLikeSqlIsReportedAtItsPlace(string script, int column, string code, string like, string word = "double quotes")
    {
        foreach (var dialect in new[] { SqlDialect.Sqlite, SqlDialect.PostgreSql })
        {
            var problem = Assert.Single(MigrationFolder.Script(script).In(dialect).Problems(), problem => problem.RuleId == "MK2019");

            Assert.Equal((1, column), (problem.Range.StartLine, problem.Range.StartColumn));
            Assert.All([code, like, word.Replace("\u2028", "\\u2028", StringComparison.Ordinal)], part => Assert.Contains(part, problem.Message, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("SELECT 'a\u00A0b \u2018x\u2019 \u2013 \u3000';")]
    [InlineData("SELECT \"a\u00A0b\" AS [c\u2013d];")]
    [InlineData("-- a\u00A0b \u2018x\u2019\n/* \u2013\u2028 */ SELECT 1;")]
    [InlineData("\uFEFFSELECT 1;")]
    [InlineData("SELECT größe, имя, 名前 FROM t;")]
    [InlineData("CREATE TABLE 商品 (数量（個） INTEGER, 価格（円）_旧 TEXT, 金额（元）合计 REAL, 電話（自宅）（旧） TEXT);")]
    [InlineData("CREATE TABLE ｔａｂｌｅ１ (ａ INTEGER, 単価＿円 INTEGER, ﾃｽﾄ TEXT, 人・月 REAL, 電話番号－１ TEXT);")]
    public void InQuotesAndCommentsAndInOrdinaryLettersItIsNot(string script) => MigrationFolder.Script(script).DoesNotReport("MK2019");

    [Theory]
    [InlineData("VALUES（1）")]
    [InlineData("数量（個）INTEGER")]
    [InlineData("（個）")]
    public void WideBracketsBesidePlainLettersAreOfNoName(string word) =>
        Assert.Equal(["MK2019", "MK2019"], MigrationFolder.Script($"SELECT {word};").Problems().Select(problem => problem.RuleId));

    [Fact]
    public void AWordLongerThanAnyNameIsNone()
    {
        MigrationFolder.Script($"SELECT {new string('名', 190)}（個）;").DoesNotReport("MK2019");
        Assert.Equal(["MK2019", "MK2019"], MigrationFolder.Script($"SELECT {new string('名', 200)}（個）;").Problems().Select(problem => problem.RuleId));
    }

    [Fact]
    public void EachCharacterIsReportedWhereItStandsFirst() =>
        MigrationFolder.Script("SELECT\u00A01;\nSELECT\u00A02;\nSELECT\u20093;\n").Reports("0001_a.sql(1,7): warning MK2019", "0001_a.sql(3,7): warning MK2019");
}
