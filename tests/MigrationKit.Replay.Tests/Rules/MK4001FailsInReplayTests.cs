namespace MigrationKit.Replay.Tests.Rules;

public sealed class MK4001FailsInReplayTests
{
    [Fact]
    public void ItStandsAtTheWordThatTheEngineBlames() =>
        ReplayedFolder.Script("CREATE TABLE a (x);\nINSERT INTO a (x, y) VALUES (1, 2);").Reports("0001_a.sql(2,19): error MK4001");

    [Fact]
    public void TheMessageIsTheEnginesOwn() =>
        ReplayedFolder.Script("DROP TABLE a;").Says("MK4001", "no such table: a", "SQLite 3.35.5");

    [Fact]
    public void WhatEarlierMigrationsMadeIsThere() =>
        ReplayedFolder.With(("0001_a.sql", "CREATE TABLE a (x);"), ("0002_b.sql", "INSERT INTO a (x) VALUES (1);")).ReportsNothing();

    [Fact]
    public void BehindTheFirstFailureNothingIsRun() =>
        ReplayedFolder.With(("0001_a.sql", "DROP TABLE a;"), ("0002_b.sql", "DROP TABLE b;")).Reports("0001_a.sql(1,12): error MK4001");

    [Fact]
    public void WhatIsLockedHasToRunToo() =>
        ReplayedFolder.Script("DROP TABLE a;").Locked().ReportsOnly("MK4001");

    [Fact]
    public void AScriptThatWrapsItselfRuns() =>
        ReplayedFolder.Script("-- migration:allow MK2012\nBEGIN; CREATE TABLE a (x); COMMIT;").ReportsNothing();

    [Fact]
    public void OutsideATransactionItRuns() =>
        ReplayedFolder.Script("CREATE TABLE a (x); VACUUM;").ReportsNothing();

    [Theory]
    [InlineData("CREATE TABLE a (x);\nSAVEPOINT s;\nINSERT INTO a VALUES (1);\nSAVEPOINT t;")]
    [InlineData("-- migration:transaction none\nSAVEPOINT s;\nCREATE TABLE a (x);\nROLLBACK TO s;")]
    public void ASavepointThatIsLeftOpenIsRefusedAsARunRefusesIt(string script) =>
        ReplayedFolder.Script(script).Reports("0001_a.sql(2,1): error MK4001");

    [Theory]
    [InlineData("CREATE TABLE a (x);\nSAVEPOINT s;\nINSERT INTO a VALUES (1);\nROLLBACK TO s;\nRELEASE \"S\";")]
    [InlineData("-- migration:transaction none\nSAVEPOINT s;\nCREATE TABLE a (x);\nSAVEPOINT t;\nRELEASE SAVEPOINT s;")]
    [InlineData("-- migration:allow MK2012\n-- migration:transaction none\nCREATE TABLE a (x);\nBEGIN;\nSAVEPOINT s;\nINSERT INTO a VALUES (1);\nCOMMIT;\nINSERT INTO a VALUES (2);")]
    public void OneThatIsReleasedOrCommittedIsNot(string script) =>
        ReplayedFolder.Script(script).ReportsNothing();

    [Fact]
    public void ARequirementThatCannotBeAskedIsReportedAtItsLine() =>
        ReplayedFolder.Script("SELECT 1;\n-- migration:require SELECT count(*) = 0 FROM nowhere\nSELECT 2;").Reports("0001_a.sql(2,1): error MK4001");

    [Fact]
    public void WhatTwoEnvironmentsCreateAlikeDoesNotClash() =>
        ReplayedFolder.With(("0001_a.sql", "-- migration:only test\nCREATE TABLE a (x);"), ("0002_b.sql", "-- migration:only production\nCREATE TABLE a (x);")).ReportsNothing();

    [Fact]
    public void WhatStandsInTheWayOfAnAlterIsToGoFirst() =>
        ReplayedFolder.With(("0001_a.sql", "CREATE TABLE t (a, b); CREATE VIEW v AS SELECT b FROM t;"), ("0002_b.sql", "ALTER TABLE t DROP COLUMN b;"))
            .Says("MK4001", "error in view v", "Drop that view before this statement, and create it again behind it; every");
}
