using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Tests.Parsing;

public sealed class StatementSplitterTests
{
    [Theory]
    [InlineData("SELECT 1;SELECT 2;", "SELECT 1;|SELECT 2;")]
    [InlineData("SELECT 1; SELECT 2", "SELECT 1;|SELECT 2")]
    [InlineData(";; ; SELECT 1 ;; -- end;\n;", "SELECT 1 ;")]
    [InlineData("SELECT ';' , \"a;b\" , `c;d` , [e;f] ; SELECT 'it''s;'", "SELECT ';' , \"a;b\" , `c;d` , [e;f] ;|SELECT 'it''s;'")]
    [InlineData("SELECT 1 -- ;\n; /* ; /* ; */ SELECT 2 /* open", "SELECT 1 -- ;\n;|SELECT 2")]
    [InlineData("SELECT $a::b(';') ; SELECT :x", "SELECT $a::b(';') ;|SELECT :x")]
    [InlineData("SELECT x'3B';SELECT 1", "SELECT x'3B';|SELECT 1")]
    [InlineData("SELECT größe FROM täble;SELECT '😀;';", "SELECT größe FROM täble;|SELECT '😀;';")]
    [InlineData("SELECT 1;\n\v\nSELECT 2;\uFEFF SELECT 3", "SELECT 1;|SELECT 2;|SELECT 3")]
    [InlineData("", "")]
    [InlineData("-- nothing\n", "")]
    public void SemicolonsEndStatementsOnlyOutsideOfQuotesAndComments(string text, string expected) => AssertSplits(text, expected, SqlDialect.Sqlite);

    [Theory]
    [InlineData("CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT 1; END; SELECT 2;")]
    [InlineData("create temp trigger a after insert on t begin select case when 1 then 2 end; select 3; end ; SELECT 2;")]
    [InlineData("CREATE TEMPORARY TRIGGER IF NOT EXISTS a AFTER INSERT ON t WHEN CASE WHEN 1 THEN 1 END BEGIN UPDATE t SET a=1;END;SELECT 2;")]
    [InlineData("EXPLAIN CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT 1; END; SELECT 2;")]
    [InlineData("EXPLAIN QUERY PLAN CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT 1; END; SELECT 2;")]
    [InlineData("CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT end FROM (SELECT 1 AS end); DELETE FROM t; END /* x */ ; SELECT 2;")]
    [InlineData("CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT CASE CASE 1 WHEN 1 THEN 2 END WHEN 2 THEN 3 END; -- END;\n END; SELECT 2;")]
    public void TriggerBodiesStayWhole(string text)
    {
        var file = Parsed.Sqlite(text);

        Assert.Equal(2, file.Up!.Statements.Count);
        Assert.Equal("SELECT 2;", file.Up.Statements(file)[1]);
        Assert.Empty(file.Faults);
    }

    [Fact]
    public void ATriggerWithoutItsEndIsAFaultOverItsFirstLine()
    {
        var file = Parsed.Sqlite("SELECT 1;\nCREATE TRIGGER a AFTER INSERT ON t BEGIN\n SELECT 1;\nSELECT 2;");

        Assert.Equal(["UnterminatedTrigger@CREATE TRIGGER a AFTER INSERT ON t BEGIN"], file.FaultTexts());
        Assert.Equal(2, file.Up!.Statements.Count);
        Assert.False(file.Up.Statements[1].IsTerminated);
    }

    [Fact]
    public void ATriggerWithoutABodyEndsAtItsSemicolon() => AssertSplits("CREATE TRIGGER a;SELECT 1;", "CREATE TRIGGER a;|SELECT 1;", SqlDialect.Sqlite);

    [Theory]
    [InlineData("SELECT $$;$$; SELECT $a$ $b$ ; $$ $a$;", "SELECT $$;$$;|SELECT $a$ $b$ ; $$ $a$;")]
    [InlineData("SELECT 1 /* a /* b */ ; */; SELECT 2", "SELECT 1 /* a /* b */ ; */;|SELECT 2")]
    [InlineData(@"SELECT E'\';' ; SELECT '\'; SELECT 3", @"SELECT E'\';' ;|SELECT '\';|SELECT 3")]
    [InlineData("SELECT E'a'\n '\\';' ; SELECT 2", "SELECT E'a'\n '\\';' ;|SELECT 2")]
    [InlineData("SELECT E'a' -- one\n  -- two\n'\\';' ; SELECT 2", "SELECT E'a' -- one\n  -- two\n'\\';' ;|SELECT 2")]
    [InlineData("SELECT E'a' -- 'b\n; SELECT E'c' -- 'd", "SELECT E'a' -- 'b\n;|SELECT E'c'")]
    [InlineData("SELECT a$b$ ; SELECT c$b$;", "SELECT a$b$ ;|SELECT c$b$;")]
    [InlineData("SELECT U&'\\0041;' , U&\"a;b\" ; SELECT $1;", "SELECT U&'\\0041;' , U&\"a;b\" ;|SELECT $1;")]
    [InlineData("CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2); SELECT 3;", "CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT 1; SELECT 2);|SELECT 3;")]
    [InlineData(
        "CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN 1 THEN 2 END; SELECT 2; END; SELECT 3;",
        "CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN 1 THEN 2 END; SELECT 2; END;|SELECT 3;")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1;'; SELECT 3;", "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1;';|SELECT 3;")]
    [InlineData("CREATE TRIGGER a AFTER INSERT ON t EXECUTE FUNCTION f(); SELECT 3;", "CREATE TRIGGER a AFTER INSERT ON t EXECUTE FUNCTION f();|SELECT 3;")]
    public void PostgreSqlHasItsOwnQuotesAndBodies(string text, string expected) => AssertSplits(text, expected, SqlDialect.PostgreSql);

    [Theory]
    [InlineData("SELECT $$;$$", 2)]
    [InlineData("SELECT [a;b]", 1)]
    [InlineData("SELECT e'\\';'", 2)]
    public void SqliteKnowsNoneOfThem(string text, int statements) => Assert.Equal(statements, Parsed.Sqlite(text).Up!.Statements.Count);

    [Fact]
    public void SpansAreInTheFileAndBytesInTheScript()
    {
        const string text = "-- ü\n-- +goose Up\nSELECT 'ü😀';\n  SELECT 2\n-- +goose Down\nSELECT 3;\n";
        var file = Parsed.Sqlite(text);

        Assert.Equal(new Statement(new TextSpan(18, 31), 0, 16, StatementKind.Select, true), file.Up!.Statements[0]);
        Assert.Equal(new Statement(new TextSpan(34, 42), 19, 27, StatementKind.Select, false), file.Up.Statements[1]);
        Assert.Equal(new Statement(new TextSpan(58, 67), 0, 9, StatementKind.Select, true), file.Down!.Statements[0]);
        Assert.Equal((3, 6), (file.Up.FirstLine, file.Down.FirstLine));
        Assert.Equal("SELECT 'ü😀';\n  SELECT 2\n", file.Up.Text);
    }

    private static void AssertSplits(string text, string expected, SqlDialect dialect)
    {
        var file = Parsed.File(text, dialect);
        Assert.Equal(expected.Length == 0 ? [] : expected.Split('|'), file.Up!.Statements(file));
    }
}
