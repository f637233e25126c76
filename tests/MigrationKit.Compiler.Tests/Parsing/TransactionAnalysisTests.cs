using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Tests.Parsing;

public sealed class TransactionAnalysisTests
{
    private const string Rebuild = "CREATE TABLE new_p(a); INSERT INTO new_p SELECT a FROM p; DROP TABLE p; ALTER TABLE new_p RENAME TO p;";

    [Theory]
    [InlineData("CREATE TABLE t(a); INSERT INTO t VALUES(1); DELETE FROM t;")]
    [InlineData("SAVEPOINT a; SELECT 1; ROLLBACK TO a; RELEASE a;")]
    [InlineData("CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT 1; END;")]
    [InlineData("PRAGMA journal_mode; PRAGMA synchronous; PRAGMA foreign_keys; PRAGMA foreign_key_check;")]
    [InlineData("PRAGMA defer_foreign_keys=ON; PRAGMA legacy_alter_table=ON; DROP TABLE a; PRAGMA user_version=3; PRAGMA auto_vacuum=1;")]
    [InlineData("EXPLAIN VACUUM; SELECT 'VACUUM';")]
    [InlineData("SELECT 1 AS begin; -- COMMIT;")]
    public void OrdinaryScriptsRunInsideAsTheyAre(string text) => AssertTransaction(text, TransactionBehaviour.Inside, false, []);

    [Theory]
    [InlineData("BEGIN; SELECT 1; COMMIT;")]
    [InlineData("begin immediate transaction; SELECT 1; end transaction")]
    [InlineData("BEGIN; CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT 1; END; END;")]
    public void AScriptsOwnTransactionIsLeftOut(string text)
        => AssertTransaction(text, TransactionBehaviour.Own, false, [0, 2], "OwnTransactionControl");

    [Fact]
    public void SwitchesAroundTheOwnTransactionAreLeftOutToo()
        => AssertTransaction(
            "PRAGMA foreign_keys=OFF; BEGIN; " + Rebuild + " COMMIT; PRAGMA foreign_keys=ON;",
            TransactionBehaviour.Own, true, [0, 1, 6, 7], "OwnTransactionControl");

    [Theory]
    [InlineData("PRAGMA foreign_keys=OFF; {0} PRAGMA foreign_keys=ON;", 0, 5)]
    [InlineData("PRAGMA foreign_keys = 0; {0} PRAGMA foreign_keys = 1;", 0, 5)]
    [InlineData("PRAGMA main.foreign_keys('off'); {0} PRAGMA \"Foreign_Keys\"(yes)", 0, 5)]
    [InlineData("PRAGMA foreign_keys = no; {0} PRAGMA foreign_key_check; PRAGMA foreign_keys = true;", 0, 6)]
    [InlineData("PRAGMA defer_foreign_keys=ON; PRAGMA foreign_keys=OFF; {0} PRAGMA foreign_keys=ON; PRAGMA defer_foreign_keys=OFF;", 1, 6)]
    public void ForeignKeysOffIsDoneByTheRunner(string text, int off, int on)
        => AssertTransaction(string.Format(text, Rebuild), TransactionBehaviour.Inside, true, [off, on]);

    [Fact]
    public void ForeignKeysOnAloneIsLeftOut()
        => AssertTransaction("PRAGMA foreign_keys=ON; DELETE FROM p;", TransactionBehaviour.Inside, false, [0]);

    [Fact]
    public void ForeignKeysThatStayOffAreDoneByTheRunner()
        => AssertTransaction("PRAGMA foreign_keys=OFF; DROP TABLE p;", TransactionBehaviour.Inside, true, [0]);

    [Fact]
    public void ExportedScriptsWithSeveralTransactionsBecomeOne()
        => AssertTransaction(
            "BEGIN TRANSACTION; CREATE TABLE ef_temp_p(a); INSERT INTO ef_temp_p SELECT a FROM p; COMMIT;\n"
            + "PRAGMA foreign_keys = 0;\nBEGIN TRANSACTION; DROP TABLE p; ALTER TABLE ef_temp_p RENAME TO p; COMMIT;\nPRAGMA foreign_keys = 1;\n"
            + "BEGIN TRANSACTION; CREATE INDEX i ON p(a); INSERT INTO h VALUES(1); COMMIT;",
            TransactionBehaviour.Reenters, true, [0, 3, 4, 5, 8, 9, 10, 13], "OwnTransactionControl");

    [Fact]
    public void ScriptsThatLeaveTheToolsTransactionStayInIt()
        => AssertTransaction(
            "COMMIT TRANSACTION;\nPRAGMA foreign_keys = OFF;\nBEGIN TRANSACTION;\n" + Rebuild + "\nCOMMIT TRANSACTION;\nPRAGMA foreign_keys = ON;\nBEGIN TRANSACTION;",
            TransactionBehaviour.Reenters, true, [0, 1, 2, 7, 8, 9], "OwnTransactionControl");

    [Theory]
    [InlineData("SELECT 1; COMMIT; PRAGMA foreign_keys=OFF; BEGIN; SELECT 2;", true, new[] { 1, 2, 3 })]
    [InlineData("BEGIN; SELECT 1; COMMIT; BEGIN; SELECT 2; COMMIT;", false, new[] { 0, 2, 3, 5 })]
    [InlineData("BEGIN; SELECT 1; COMMIT; SELECT 3; BEGIN; SELECT 2; COMMIT;", false, new[] { 0, 2, 4, 6 })]
    public void SeveralTransactionsAreAllOrNothingInOne(string text, bool foreignKeysOff, int[] leftOut)
        => AssertTransaction(text, TransactionBehaviour.Reenters, foreignKeysOff, leftOut, "OwnTransactionControl");

    [Theory]
    [InlineData("DELETE FROM p", "DELETE")]
    [InlineData("UPDATE OR IGNORE p SET a=1", "UPDATE")]
    [InlineData("DROP TABLE IF EXISTS p", "DROP TABLE")]
    [InlineData("REPLACE INTO p VALUES(1)", "REPLACE")]
    [InlineData("INSERT OR REPLACE INTO p VALUES(1)", "INSERT")]
    [InlineData("WITH a AS (SELECT 1) DELETE FROM main.p", "DELETE")]
    [InlineData("PRAGMA legacy_alter_table=ON; ALTER TABLE main.p RENAME TO q", "ALTER")]
    [InlineData("CREATE TABLE IF NOT EXISTS p(a); DELETE FROM p", "DELETE")]
    [InlineData("CREATE TABLE n(a); ALTER TABLE n RENAME TO p; DELETE FROM p", "DELETE")]
    public void WhatForeignKeysDecideIsNeverRunWithoutThem(string statement, string verb)
    {
        var file = Parsed.Sqlite(statement + "; PRAGMA foreign_keys=OFF; BEGIN; DROP TABLE q; COMMIT; PRAGMA foreign_keys=ON;");

        var transaction = file.Up!.Transaction;
        Assert.Equal(TransactionBehaviour.Outside, transaction.Behaviour);
        Assert.False(transaction.ForeignKeysOff);
        Assert.Equal(verb + " under foreign_keys=ON beside foreign_keys=OFF", transaction.Reason);

        // The switches run where they stand, and what the script puts in one transaction stays in one.
        Assert.Empty(transaction.LeftOut);
    }

    [Theory]
    [InlineData("INSERT INTO p VALUES(1)")]
    [InlineData("DROP INDEX i")]
    [InlineData("ALTER TABLE p RENAME TO r")]
    [InlineData("CREATE TABLE b AS SELECT 1; UPDATE b SET a=1; DELETE FROM b; DROP TABLE b")]
    [InlineData("CREATE TEMP TABLE b(a); DELETE FROM temp.b")]
    [InlineData("UPDATE sqlite_sequence SET seq=1")]
    [InlineData("CREATE TABLE new_r(a); DROP TABLE \"r\"; ALTER TABLE main.new_r RENAME TO [R]")]
    [InlineData("DROP TABLE r; CREATE TABLE r(a)")]
    public void WhatForeignKeysDoNotDecideMayRunWithoutThem(string statement)
    {
        var transaction = Parsed.Sqlite("PRAGMA foreign_keys=OFF; DROP TABLE q; PRAGMA foreign_keys=ON; " + statement).Up!.Transaction;

        Assert.Equal((TransactionBehaviour.Inside, true), (transaction.Behaviour, transaction.ForeignKeysOff));
    }

    [Theory]
    [InlineData("VACUUM", "VACUUM")]
    [InlineData("VACUUM INTO 'a.db'", "VACUUM")]
    [InlineData("PRAGMA journal_mode=WAL", "PRAGMA journal_mode")]
    [InlineData("PRAGMA synchronous(1)", "PRAGMA synchronous")]
    [InlineData("PRAGMA wal_checkpoint", "PRAGMA wal_checkpoint")]
    [InlineData("PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA wal_checkpoint")]
    [InlineData("ATTACH 'a' AS b", "ATTACH")]
    [InlineData("DETACH b", "DETACH")]
    public void WhatCannotRunInATransactionRunsOutside(string statement, string reason)
    {
        var transaction = Parsed.Sqlite("CREATE TABLE t(a);" + statement).Up!.Transaction;

        Assert.Equal(new ScriptTransaction(TransactionBehaviour.Outside, false, EquatableArray<int>.Empty, reason), transaction);
    }

    [Fact]
    public void OutsideTheRunnerStillSwitchesForeignKeysOffAndTheOwnTransactionStays()
    {
        var transaction = Parsed.Sqlite("PRAGMA foreign_keys=OFF; BEGIN; DROP TABLE p; COMMIT; VACUUM; PRAGMA foreign_keys=ON;").Up!.Transaction;

        Assert.Equal(new ScriptTransaction(TransactionBehaviour.Outside, true, new EquatableArray<int>([0, 5]), "VACUUM"), transaction);
    }

    [Fact]
    public void OutsideTheTransactionOfTheToolIsNeitherEndedNorBegunAgain()
    {
        var transaction = Parsed.Sqlite("COMMIT; VACUUM; BEGIN; DELETE FROM t; COMMIT; VACUUM; BEGIN;").Up!.Transaction;

        Assert.Equal(new ScriptTransaction(TransactionBehaviour.Outside, false, new EquatableArray<int>([0, 6]), "VACUUM"), transaction);
    }

    [Theory]
    [InlineData("-- migration:transaction none\nDELETE FROM t;", TransactionBehaviour.Outside, "transaction none")]
    [InlineData("-- migration:transaction none\nBEGIN; DELETE FROM t; COMMIT; SELECT 1;", TransactionBehaviour.Outside, "transaction none")]
    [InlineData("-- migration:transaction none\nVACUUM;", TransactionBehaviour.Outside, "VACUUM")]
    [InlineData("-- migration:transaction none\nPRAGMA foreign_keys=OFF; BEGIN; DELETE FROM t; COMMIT; PRAGMA foreign_keys=ON;", TransactionBehaviour.Own, "")]
    internal void NoTransactionMeansTheOneThatTheScriptBrings(string text, TransactionBehaviour behaviour, string reason)
    {
        var transaction = Parsed.Sqlite(text).Up!.Transaction;

        Assert.Equal((behaviour, reason), (transaction.Behaviour, transaction.Reason));
    }

    [Theory]
    [InlineData("-- +goose NO TRANSACTION\n-- +goose Up\nPRAGMA foreign_keys=OFF; DROP TABLE p; PRAGMA foreign_keys=ON;", TransactionBehaviour.Inside, "")]
    [InlineData("-- migrate:up transaction:false\nPRAGMA foreign_keys=OFF; DROP TABLE p; VACUUM;", TransactionBehaviour.Outside, "VACUUM")]
    [InlineData("-- +goose NO TRANSACTION\n-- +goose Up\nPRAGMA foreign_keys=ON; DROP TABLE p;", TransactionBehaviour.Outside, "NO TRANSACTION")]
    [InlineData("-- migration:transaction none\nPRAGMA foreign_keys=OFF; DROP TABLE p;", TransactionBehaviour.Outside, "transaction none")]
    internal void InAnotherToolsWordsNoTransactionMayOnlyMeanForeignKeysOff(string text, TransactionBehaviour behaviour, string reason)
    {
        var transaction = Parsed.Sqlite(text).Up!.Transaction;

        Assert.Equal((behaviour, reason), (transaction.Behaviour, transaction.Reason));
    }

    [Theory]
    [InlineData("BEGIN; SELECT 1;", "BEGIN")]
    [InlineData("SELECT 1; COMMIT;", "COMMIT")]
    [InlineData("COMMIT; BEGIN; COMMIT;", "COMMIT, BEGIN, COMMIT")]
    [InlineData("BEGIN; BEGIN; COMMIT; COMMIT;", "BEGIN, BEGIN, COMMIT, COMMIT")]
    [InlineData("BEGIN; SELECT 1; ROLLBACK;", "BEGIN, ROLLBACK")]
    [InlineData("ROLLBACK;", "ROLLBACK")]
    [InlineData("BEGIN; COMMIT; END TRANSACTION;", "BEGIN, COMMIT, END TRANSACTION")]
    public void WhatDoesNotPairUpIsAFault(string text, string found)
    {
        var file = Parsed.Sqlite(text);

        Assert.Equal(found, file.OnlyFault(FaultKind.UnbalancedTransactionControl).Detail);
        Assert.Equal(TransactionBehaviour.Outside, file.Up!.Transaction.Behaviour);
        Assert.Empty(file.Up.Transaction.LeftOut);
    }

    [Fact]
    public void OwnControlIsReportedAtItsFirstStatementWithAllThatWereFound()
    {
        const string text = "SELECT 1; BEGIN IMMEDIATE; INSERT OR ROLLBACK INTO t VALUES(1); COMMIT;";
        var fault = Parsed.Sqlite(text).OnlyFault(FaultKind.OwnTransactionControl);

        Assert.Equal("BEGIN IMMEDIATE, INSERT OR ROLLBACK, COMMIT", fault.Detail);
        Assert.Equal("BEGIN IMMEDIATE", text.Substring(fault.Span.Start, fault.Span.Length));
    }

    [Fact]
    public void OnlyTheFirstFewAreNamed()
        => Assert.EndsWith("COMMIT, …", Parsed.Sqlite(string.Concat(Enumerable.Repeat("BEGIN; COMMIT;", 5))).OnlyFault(FaultKind.OwnTransactionControl).Detail, StringComparison.Ordinal);

    [Theory]
    [InlineData("UPDATE OR ROLLBACK t SET a=1;", true)]
    [InlineData("WITH a AS (SELECT 1) INSERT OR ROLLBACK INTO t VALUES(1);", true)]
    [InlineData("INSERT OR IGNORE INTO t VALUES(1);", false)]
    [InlineData("CREATE TRIGGER a AFTER INSERT ON t BEGIN INSERT OR ROLLBACK INTO u VALUES(1); END;", false)]
    public void OrRollbackCountsAsControl(string text, bool isFault)
    {
        var file = Parsed.Sqlite(text);

        Assert.Equal(isFault ? [FaultKind.OwnTransactionControl] : [], file.Faults.Select(fault => fault.Kind));
        Assert.Equal(ScriptTransaction.Plain, file.Up!.Transaction);
    }

    [Theory]
    [InlineData("CREATE INDEX CONCURRENTLY i ON t(a);", "CREATE INDEX CONCURRENTLY")]
    [InlineData("CREATE UNIQUE INDEX CONCURRENTLY i ON t(a);", "CREATE UNIQUE INDEX CONCURRENTLY")]
    [InlineData("DROP INDEX CONCURRENTLY i;", "DROP INDEX CONCURRENTLY")]
    [InlineData("REINDEX TABLE CONCURRENTLY t;", "REINDEX CONCURRENTLY")]
    [InlineData("REINDEX (VERBOSE, CONCURRENTLY) TABLE t;", "REINDEX CONCURRENTLY")]
    [InlineData("REINDEX SCHEMA s;", "REINDEX SCHEMA")]
    [InlineData("REINDEX (VERBOSE) DATABASE d;", "REINDEX DATABASE")]
    [InlineData("REINDEX SYSTEM;", "REINDEX SYSTEM")]
    [InlineData("REINDEX TABLE schema;", "")]
    [InlineData("REINDEX (", "")]
    [InlineData("ALTER TABLE t DETACH PARTITION p CONCURRENTLY;", "DETACH PARTITION CONCURRENTLY")]
    [InlineData("VACUUM FULL t;", "VACUUM")]
    [InlineData("CREATE DATABASE d;", "CREATE DATABASE")]
    [InlineData("ALTER SYSTEM SET a = 1;", "ALTER SYSTEM")]
    [InlineData("DROP TABLESPACE t;", "DROP TABLESPACE")]
    [InlineData("CREATE INDEX i ON concurrently(a);", "")]
    [InlineData("REFRESH MATERIALIZED VIEW CONCURRENTLY v;", "")]
    [InlineData("ALTER TYPE e ADD VALUE 'a';", "")]
    [InlineData("BEGIN; ALTER TYPE e ADD VALUE 'a'; COMMIT; BEGIN; INSERT INTO t VALUES('a'); COMMIT;", "ALTER TYPE ADD VALUE")]
    [InlineData("START TRANSACTION; SELECT 1; COMMIT;", "")]
    public void PostgreSqlHasAListOfItsOwn(string text, string reason)
    {
        var transaction = Parsed.PostgreSql(text).Up!.Transaction;

        Assert.Equal(reason, transaction.Reason);
        Assert.Equal(reason.Length > 0, transaction.Behaviour == TransactionBehaviour.Outside);
    }

    private static void AssertTransaction(
        string text, TransactionBehaviour behaviour, bool foreignKeysOff, int[] leftOut, params string[] faults)
    {
        var file = Parsed.Sqlite(text);

        Assert.Equal(new ScriptTransaction(behaviour, foreignKeysOff, leftOut.ToEquatableArray(), ""), file.Up!.Transaction);
        Assert.Equal(faults, file.Faults.Select(fault => fault.Kind.ToString()));
    }
}
