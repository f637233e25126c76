namespace MigrationKit.Compiler.Tests.Validation;

public sealed class MK5006DoubleQuotedTextTests
{
    [Theory]
    [InlineData("CREATE TABLE t(a TEXT DEFAULT \"x\");")]
    [InlineData("ALTER TABLE t ADD COLUMN a TEXT DEFAULT \"x\";")]
    [InlineData("INSERT INTO t VALUES (1, \"x\");")]
    [InlineData("INSERT INTO t(a) VALUES (\"x\"), (\"y\");")]
    [InlineData("INSERT INTO t(a, b) VALUES (max(1, 2), \"x\");")]
    public void WhereOnlyAValueStandsItIsReported(string sql) =>
        MigrationFolder.Script(sql).ReportsOnly("MK5006");

    [Theory]
    [InlineData("UPDATE t SET a = 1 WHERE b = \"x\";")]
    [InlineData("DELETE FROM t WHERE a <> \"x\";")]
    [InlineData("UPDATE t SET a = \"x\" WHERE b = 1;")]
    [InlineData("CREATE INDEX i ON t(\"x\");")]
    [InlineData("CREATE UNIQUE INDEX i ON t(a, \"x\" COLLATE NOCASE DESC);")]
    [InlineData("CREATE INDEX i ON t(a) WHERE b = \"x\";")]
    [InlineData("CREATE TABLE u(c TEXT CHECK (c <> \"x\"));")]
    [InlineData("CREATE TABLE u(c TEXT CHECK (c IN (\"x\", \"y\")));")]
    public void WhatIsComparedAndIsNoColumnIsReported(string sql) =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE t(a, b);"), ("0002_b.sql", sql)).ReportsOnly("MK5006");

    [Fact]
    public void WhatMayBeAMistypedColumnIsSaidToBe() =>
        MigrationFolder.Script("CREATE TABLE t(mail);\nCREATE INDEX i ON t(\"mial\");").Says("MK5006", "Write 'mial', or the column's right name.");

    [Fact]
    public void ItStandsAtTheFirstAndCounts() =>
        MigrationFolder.Script("INSERT INTO t VALUES (\"x\", \"y\", \"z\");").Says("MK5006", "'\"x\"'", "(and 2 more in this file)", "Write 'x'");

    [Fact]
    public void TheDownScriptIsJudgedToo() =>
        MigrationFolder.Script("SELECT 1;\n-- migration:down\nINSERT INTO t VALUES (\"x\");").Reports("0001_a.sql(3,23): warning MK5006");

    [Theory]
    [InlineData("CREATE TABLE \"t\"(\"a\" TEXT NOT NULL DEFAULT x, \"b\" TEXT);")]
    [InlineData("INSERT INTO \"t\"(\"a\", \"b\") VALUES (1, 2);")]
    [InlineData("INSERT INTO t(a) SELECT \"a\" FROM \"u\";")]
    [InlineData("INSERT INTO t VALUES ((SELECT \"a\" FROM u));")]
    [InlineData("INSERT INTO t VALUES (1) ON CONFLICT (\"a\") DO NOTHING;")]
    [InlineData("CREATE TABLE \"t\"(\"a\" TEXT, \"b\" TEXT CHECK (\"b\" <> \"a\"), PRIMARY KEY (\"a\", \"b\")); CREATE INDEX \"i\" ON \"t\"(\"b\", lower(\"a\")) WHERE \"a\" = \"b\";")]
    [InlineData("CREATE TABLE t AS SELECT 1 AS \"x\"; CREATE TABLE u(c); CREATE INDEX i ON t(\"x\");")]
    [InlineData("CREATE TABLE t(a); CREATE VIEW v AS SELECT * FROM (SELECT a AS \"x\" FROM t) WHERE \"x\" = 1;")]
    public void ANameIsNot(string sql) =>
        MigrationFolder.Script(sql).ReportsNothing();

    [Fact]
    public void AColumnOfTheFolderIsNot() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE t(a, b);"), ("0002_b.sql", "UPDATE t SET a = \"b\" WHERE a = 1;")).ReportsNothing();

    [Fact]
    public void AColumnThatALaterScriptAddsIsNot() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE t(a);"), ("0002_b.sql", "UPDATE t SET a = \"b\" WHERE a = 1;"), ("0003_c.sql", "ALTER TABLE t ADD COLUMN b;")).ReportsNothing();

    [Fact]
    public void WhereNoTableIsKnownAComparisonIsNot() =>
        MigrationFolder.Script("UPDATE t SET a = \"b\" WHERE c = \"d\";").ReportsNothing();

    [Theory]
    [InlineData("CREATE UNIQUE INDEX \"i\" ON \"made_elsewhere\" (\"x\", \"a\");")]
    [InlineData("UPDATE made_elsewhere SET a = 1 WHERE a = \"x\";")]
    [InlineData("DELETE FROM main.made_elsewhere WHERE a = \"x\";")]
    public void OfATableThatTheFolderDoesNotMakeNothingIsKnown(string sql) =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE t(a, b);"), ("0002_b.sql", sql)).ReportsNothing();

    [Fact]
    public void AQualifiedNameIsNot() =>
        MigrationFolder.With(("0001_a.sql", "CREATE TABLE t(a);"), ("0002_b.sql", "UPDATE t SET a = 1 WHERE a = \"u\".\"b\";")).ReportsNothing();
}
