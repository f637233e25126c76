using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK2018ClientCommandTests
{
    [Theory]
    [InlineData("\\connect app\nSELECT 1;", 1, "psql", "'\\connect app'", "connection string")]
    [InlineData("SELECT 1;\n\\i other.sql\n", 2, "psql", "migration of its own")]
    [InlineData("SELECT 1;\n  \\echo it's done\nSELECT 2;\n", 2, "psql", "Remove the line")]
    [InlineData("SELECT 'x' \\gexec\n", 1, "psql", "'\\gexec'")]
    [InlineData("COPY public.t (a, b) FROM stdin;\n1\tit's\n2\t\"\n\\.\nSELECT 1;\n", 1, "psql", "pg_dump --inserts")]
    [InlineData("COPY t FROM STDIN WITH (FORMAT csv);\n", 1, "psql", "INSERT")]
    [InlineData("\\.\n", 1, "psql", "INSERT")]
    [InlineData(".read schema.sql\n", 1, "sqlite3", "migration of its own")]
    [InlineData("SELECT 1;\n.mode csv\n", 2, "sqlite3", "Remove the line")]
    [InlineData("-- dump\n.print it's\nSELECT 1;\n", 2, "sqlite3", "Remove the line")]
    [InlineData("DELIMITER //\nCREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT 1; END //\nDELIMITER ;\n", 1, "mysql", "DELIMITER lines")]
    [InlineData("delimiter $$\nSELECT 1$$\n", 1, "mysql", "DELIMITER lines")]
    [InlineData("CREATE TABLE t(a int)\nGO\nCREATE TABLE u(a int)\n", 2, "sqlcmd", "';'")]
    [InlineData("ALTER TABLE t ADD COLUMN b int\ngo\n", 2, "sqlcmd", "';'")]
    [InlineData("SELECT 1;\nGO 5 -- times\nSELECT 2;\n", 2, "sqlcmd", "'GO 5 -- times'")]
    [InlineData("GO\nSELECT 1;\n", 1, "sqlcmd", "';'")]
    public void ALineForAClientIsReportedWithWhatToWrite(string script, int line, params string[] says)
    {
        foreach (var dialect in new[] { SqlDialect.Sqlite, SqlDialect.PostgreSql })
        {
            var problems = MigrationFolder.Script(script).In(dialect).Problems().Where(problem => !problem.RuleId.StartsWith("MK5", StringComparison.Ordinal));

            var problem = Assert.Single(problems);
            Assert.Equal(("MK2018", line), (problem.RuleId, problem.Range.StartLine));
            Assert.All(says, part => Assert.Contains(part, problem.Message, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("SELECT '\n\\connect app\n.read x\nGO\n';")]
    [InlineData("/*\n\\connect app\n.mode csv\nGO\nDELIMITER //\n*/ SELECT 1;")]
    [InlineData("-- \\connect app\n-- .read x\n-- GO\nSELECT 1;")]
    [InlineData("SELECT a\n  .b FROM a;")]
    [InlineData("SELECT .5;")]
    [InlineData("SELECT\n  go\nFROM t;")]
    [InlineData("SELECT a,\n  go\nFROM t;")]
    [InlineData("CREATE TABLE t(\n  go\n  INTEGER);")]
    [InlineData("INSERT INTO\n  go\nSELECT 1;")]
    [InlineData("SELECT a FROM t AS\n  go\n;")]
    [InlineData("SELECT go FROM t;")]
    [InlineData("SELECT a AS delimiter FROM t;")]
    [InlineData("SELECT copy FROM stdin;")]
    [InlineData("INSERT INTO t VALUES ('don\\'t, won\\'t');")]
    [InlineData("COPY t FROM '/tmp/rows.csv';")]
    public void WhatIsSqlIsNot(string script)
    {
        foreach (var dialect in new[] { SqlDialect.Sqlite, SqlDialect.PostgreSql })
        {
            MigrationFolder.Script(script).In(dialect).DoesNotReport("MK2018");
        }
    }

    [Fact]
    public void ABodyInDollarsIsNotLookedInto() =>
        MigrationFolder.Script("DO $$\nBEGIN\n\\connect app\n.read x\nGO\nEND $$;").In(SqlDialect.PostgreSql).DoesNotReport("MK2018");

    [Fact]
    public void ADownScriptIsLookedAtToo() =>
        MigrationFolder.Script("SELECT 1;\n-- migration:down\n.read x\n").Reports("0001_a.sql(3,1): error MK2018");

    [Fact]
    public void EachCommandIsReportedWhereItStandsFirst() =>
        MigrationFolder.Script(".mode csv\n.read a.sql\n.read b.sql\n.mode list\n\\i c.sql\n")
            .Reports("0001_a.sql(1,1): error MK2018", "0001_a.sql(2,1): error MK2018", "0001_a.sql(5,1): error MK2018");

    [Fact]
    public void WhatStandsInFrontOfItIsStillReported() =>
        MigrationFolder.Script("BEGIN;\nSELECT 1;\nCOMMIT;\nSELECT '${x}';\n.print '\n")
            .Reports("0001_a.sql(1,1): warning MK2012", "0001_a.sql(4,9): warning MK2014", "0001_a.sql(5,1): error MK2018");

    [Fact]
    public void BehindTheRowsOfACopyReadingGoesOn() =>
        MigrationFolder.Script("COPY t FROM stdin;\n.a\tGO\n\\.\n\\connect x\n").In(SqlDialect.PostgreSql)
            .Reports("0001_a.sql(1,1): error MK2018", "0001_a.sql(4,1): error MK2018");
}
