using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Tests.Parsing;

public sealed class StatementKindTests
{
    [Theory]
    [InlineData("BEGIN", "Begin")]
    [InlineData("begin immediate", "Begin")]
    [InlineData("COMMIT", "Commit")]
    [InlineData("END TRANSACTION", "Commit")]
    [InlineData("ROLLBACK", "Rollback")]
    [InlineData("ROLLBACK TO a", "Savepoint")]
    [InlineData("ROLLBACK TRANSACTION TO SAVEPOINT a", "Savepoint")]
    [InlineData("SAVEPOINT a", "Savepoint")]
    [InlineData("RELEASE a", "Release")]
    [InlineData("PRAGMA x", "Pragma")]
    [InlineData("VACUUM", "Vacuum")]
    [InlineData("ATTACH 'a' AS b", "Attach")]
    [InlineData("DETACH b", "Detach")]
    [InlineData("CREATE TABLE t(a)", "Create")]
    [InlineData("ALTER TABLE t ADD a", "Alter")]
    [InlineData("DROP TABLE t", "Drop")]
    [InlineData("INSERT INTO t VALUES(1)", "Insert")]
    [InlineData("REPLACE INTO t VALUES(1)", "Insert")]
    [InlineData("UPDATE t SET a=1", "Update")]
    [InlineData("DELETE FROM t", "Delete")]
    [InlineData("VALUES(1)", "Select")]
    [InlineData("WITH a AS (SELECT 1) SELECT * FROM a", "Select")]
    [InlineData("WITH RECURSIVE a(x) AS (SELECT 1), b AS NOT MATERIALIZED (DELETE) INSERT INTO t SELECT 1", "Insert")]
    [InlineData("WITH replace AS (SELECT 1), insert_ AS (SELECT 2) UPDATE t SET a=(SELECT 1)", "Update")]
    [InlineData("WITH a AS (SELECT 1), replace(x) AS (SELECT 2) DELETE FROM t", "Delete")]
    [InlineData("WITH", "Other")]
    [InlineData("EXPLAIN DELETE FROM t", "Other")]
    [InlineData("ANALYZE", "Other")]
    [InlineData("START TRANSACTION", "Other")]
    [InlineData("'BEGIN'", "Other")]
    public void TheVerbDecides(string text, string expected)
        => Assert.Equal(expected, Parsed.Sqlite("-- c\n" + text + ";").Up!.Statements[0].Kind.ToString());

    [Theory]
    [InlineData("START TRANSACTION", "Begin")]
    [InlineData("ABORT", "Rollback")]
    [InlineData("COMMIT PREPARED 'a'", "Other")]
    [InlineData("(SELECT 1)", "Select")]
    [InlineData("MERGE INTO t USING s ON true", "Update")]
    [InlineData("TRUNCATE t", "Delete")]
    [InlineData("WITH RECURSIVE t AS (SELECT 1) SEARCH DEPTH FIRST BY id SET o SELECT 1", "Select")]
    public void PostgreSqlHasVerbsOfItsOwn(string text, string expected)
        => Assert.Equal(expected, Parsed.PostgreSql(text + ";").Up!.Statements[0].Kind.ToString());
}
