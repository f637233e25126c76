namespace MigrationKit.Replay.Tests.Rules;

public sealed class MK4015ObjectBrokenTests
{
    private static readonly ReplayedFolder Table = ReplayedFolder.With(("0001_a.sql", "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT); CREATE TABLE u (id INTEGER PRIMARY KEY, b TEXT);"));

    [Fact]
    public void AViewOfATableThatIsGoneIsReportedAtTheDrop()
    {
        var folder = Table.And("0002_b.sql", "CREATE VIEW v AS SELECT a FROM t;").And("0003_c.sql", "DROP TABLE IF EXISTS z;\nDROP TABLE t;\nDROP TABLE IF EXISTS z;");

        folder.Reports("0003_c.sql(2,1): warning MK4015");
        folder.Says("MK4015", "view 'v'", "no such table: main.t");
    }

    [Fact]
    public void SoIsATriggerOfAnotherTable() =>
        Table.And("0002_b.sql", "CREATE TRIGGER g AFTER INSERT ON u BEGIN INSERT INTO t (a) VALUES (new.b); END;").And("0003_c.sql", "DROP TABLE t;").Says("MK4015", "trigger 'g'", "no such table: main.t");

    [Fact]
    public void AndAViewOfAColumnThatARebuildLeavesOut() =>
        Table.And("0002_b.sql", "CREATE VIEW v AS SELECT a FROM t;")
            .And("0003_c.sql", "CREATE TABLE n AS SELECT * FROM t;\nDROP TABLE t;\nCREATE TABLE t (id INTEGER PRIMARY KEY);\nINSERT INTO t (id) SELECT id FROM n;\nDROP TABLE n;")
            .Says("MK4015", "view 'v'", "no such column: a");

    [Fact]
    public void OneThatALaterMigrationMendsIsNot() =>
        Table.And("0002_b.sql", "CREATE VIEW v AS SELECT a FROM t;").And("0003_c.sql", "DROP TABLE t;").And("0004_d.sql", "CREATE TABLE t (a TEXT);").ReportsNothing();

    [Fact]
    public void OneThatTheScriptMakesAnewIsNot() =>
        Table.And("0002_b.sql", "CREATE VIEW v AS SELECT a FROM t;").And("0003_c.sql", "DROP VIEW v;\nDROP TABLE t;\nCREATE VIEW v AS SELECT b AS a FROM u;").ReportsNothing();

    [Fact]
    public void OneThatNeverWorkedIsNot() =>
        Table.And("0002_b.sql", "CREATE VIEW v AS SELECT x FROM elsewhere;").And("0003_c.sql", "DROP TABLE t;").ReportsNothing();

    [Fact]
    public void ATriggerOnAViewThatBreaksIsNotToldBesideIt() =>
        Table.And("0002_b.sql", "CREATE VIEW v AS SELECT a FROM t; CREATE TRIGGER g INSTEAD OF INSERT ON v BEGIN INSERT INTO t (a) VALUES (new.a); END;").And("0003_c.sql", "DROP TABLE t;")
            .Reports("0003_c.sql(1,1): warning MK4015");

    [Fact]
    public void WhatHasShippedIsNot() =>
        Table.And("0002_b.sql", "CREATE VIEW v AS SELECT a FROM t;").And("0003_c.sql", "DROP TABLE t;").Locked().ReportsNothing();

    [Fact]
    public void AnAllowanceSilencesIt() =>
        Table.And("0002_b.sql", "CREATE VIEW v AS SELECT a FROM t;").And("0003_c.sql", "SELECT 1;\n-- migration:allow MK4015 nobody reads it\nDROP TABLE t;").ReportsNothing();
}
