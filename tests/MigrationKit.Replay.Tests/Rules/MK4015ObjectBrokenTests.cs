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
    public void OneThatNeverWorkedIsReportedWhereItIsMade() =>
        Table.And("0002_b.sql", "SELECT 1;\nCREATE VIEW v AS SELECT x FROM elsewhere;").And("0003_c.sql", "DROP TABLE t;").Reports("0002_b.sql(2,1): warning MK4015");

    [Theory]
    [InlineData("CREATE VIEW IF NOT EXISTS main.V AS SELECT nope FROM t;", "The view 'V' fails", "no such column: nope")]
    [InlineData("CREATE TRIGGER g AFTER INSERT ON t BEGIN INSERT INTO gone VALUES (1); END;", "The trigger 'g' fails", "no such table: main.gone")]
    [InlineData("CREATE TABLE c (a TEXT REFERENCES t (a)); CREATE INDEX c_a ON c (a);", "The table 'c' fails", "a UNIQUE index of its own")]
    [InlineData("CREATE TABLE c (a TEXT REFERENCES t (a)); CREATE INDEX c_a ON c (a); CREATE UNIQUE INDEX t_a ON u (b) WHERE b <> '';", "The table 'c' fails", "foreign key mismatch")]
    [InlineData("CREATE TABLE c (a INTEGER REFERENCES gone); CREATE INDEX c_a ON c (a);", "The table 'c' fails", "no such table: main.gone")]
    [InlineData("ALTER TABLE u ADD COLUMN a INTEGER REFERENCES gone; CREATE INDEX c_a ON u (a);", "The table 'u' fails", "no such table: main.gone")]
    [InlineData("CREATE TABLE n (a INTEGER REFERENCES gone); CREATE INDEX c_a ON n (a); ALTER TABLE n RENAME TO c;", "The table 'c' fails", "no such table: main.gone")]
    public void SoIsATriggerAndAForeignKey(string made, params string[] parts) =>
        Table.And("0002_b.sql", made).Says("MK4015", parts);

    [Theory]
    [InlineData("CREATE TABLE c (a TEXT REFERENCES later (a)); CREATE INDEX c_a ON c (a); CREATE TABLE later (a TEXT UNIQUE);")]
    [InlineData("CREATE VIEW v AS SELECT a FROM later; CREATE TABLE later (a TEXT);")]
    [InlineData("CREATE VIEW v AS SELECT a FROM gone; DROP VIEW v;")]
    [InlineData("CREATE VIEW v AS SELECT own_function(a) AS a FROM t;")]
    [InlineData("CREATE TEMP VIEW v AS SELECT a FROM gone;")]
    [InlineData("CREATE TABLE c (a TEXT, FOREIGN KEY (a) REFERENCES t (a)); CREATE INDEX c_a ON c (a); CREATE UNIQUE INDEX t_a ON t (a);\n-- migration:allow MK4014 MK5030\n")]
    public void WhatWorksAtTheEndIsNot(string made) =>
        Table.And("0002_b.sql", "-- migration:allow MK4014 MK5018\n-- migration:allow tighten t\nSELECT 1;\n" + made).ReportsNothing();

    [Fact]
    public void WhatAStepMayHaveMadeIsNot() =>
        Table.And("0002_b.sql", "-- migration:step MakeIt\nCREATE VIEW v AS SELECT a FROM made_by_step;").ReportsNothing();

    [Fact]
    public void TheForeignKeyOfATableThatStaysIsReportedAtTheDrop() =>
        Table.And("0002_b.sql", "CREATE TABLE c (a INTEGER REFERENCES t); CREATE INDEX c_a ON c (a);").And("0003_c.sql", "DELETE FROM c;\nDROP TABLE t;").Reports("0003_c.sql(2,1): warning MK4015");

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
