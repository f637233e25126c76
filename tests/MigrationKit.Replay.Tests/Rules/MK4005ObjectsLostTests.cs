namespace MigrationKit.Replay.Tests.Rules;

public sealed class MK4005ObjectsLostTests
{
    private const string Copy = "INSERT INTO new_t (id, a, b) SELECT id, a, b FROM t;";

    private static ReplayedFolder Rebuilt(string columns, string more, string copy, string behind = "") => ReplayedFolder.With(
        ("0001_a.sql", "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT);" + more),
        ("0002_b.sql", $"CREATE TABLE new_t ({columns});\n{copy}\nDROP TABLE t;\nALTER TABLE new_t RENAME TO t;\n{behind}"));

    [Fact]
    public void AnIndexAndATriggerAreNamedAtTheDrop() =>
        Rebuilt("id INTEGER PRIMARY KEY, a TEXT, b TEXT", "CREATE INDEX t_a ON t (a); CREATE TRIGGER t_i AFTER INSERT ON t BEGIN SELECT 1; END;", Copy).Says("MK4005", "index 't_a'", "trigger 't_i'");

    [Fact]
    public void ItStandsAtTheDrop() =>
        Rebuilt("id INTEGER PRIMARY KEY, a TEXT, b TEXT", "CREATE INDEX t_a ON t (a);", Copy).Reports("0002_b.sql(3,1): warning MK4005");

    [Fact]
    public void OneThatComesBackIsNotLost() =>
        Rebuilt("id INTEGER PRIMARY KEY, a TEXT, b TEXT", "CREATE INDEX t_a ON t (a);", Copy, "CREATE INDEX t_a ON t (a);").ReportsNothing();

    [Fact]
    public void OneOfTheSameColumnsTakesItsPlace() =>
        Rebuilt("id INTEGER PRIMARY KEY, a TEXT UNIQUE, b TEXT", "CREATE UNIQUE INDEX t_a ON t (a);", Copy).ReportsNothing();

    [Fact]
    public void AWiderOneServesTheSameSearches() =>
        Rebuilt("id INTEGER PRIMARY KEY, a TEXT, b TEXT", "CREATE INDEX t_a ON t (a);", Copy, "CREATE UNIQUE INDEX t_ai ON t (a, id, lower(b));").ReportsNothing();

    [Fact]
    public void AWiderOneDoesNotKeepTheSameValuesApart() =>
        Rebuilt("id INTEGER PRIMARY KEY, a TEXT, b TEXT", "CREATE UNIQUE INDEX t_a ON t (a);", Copy, "CREATE UNIQUE INDEX t_ab ON t (a, b);").ReportsOnly("MK4005");

    [Theory]
    [InlineData("CREATE INDEX lost ON t (lower(a));", "CREATE INDEX made ON t (upper(a));")]
    [InlineData("CREATE INDEX lost ON t (a) WHERE b IS NULL;", "CREATE INDEX made ON t (a) WHERE b = 'x';")]
    [InlineData("CREATE INDEX lost ON t (a COLLATE NOCASE);", "CREATE INDEX made ON t (a);")]
    [InlineData("CREATE UNIQUE INDEX lost ON t (a);", "CREATE INDEX made ON t (a);")]
    [InlineData("CREATE INDEX lost ON t (a);", "CREATE INDEX made ON t (a) WHERE b IS NULL;")]
    public void OneOfTheSameColumnsThatFindsOtherRowsDoesNot(string lost, string made) =>
        Rebuilt("id INTEGER PRIMARY KEY, a TEXT, b TEXT", lost, Copy, made).Says("MK4005", "index 'lost'");

    [Theory]
    [InlineData("CREATE INDEX old ON t (lower(a), b ASC);", "CREATE INDEX made ON [t] (LOWER(\"A\"), b, id);")]
    [InlineData("CREATE INDEX old ON t (a) WHERE b IS NULL;", "CREATE INDEX made ON t (a);")]
    public void OneThatIsWrittenInAnotherWayTakesItsPlace(string old, string made) =>
        Rebuilt("id INTEGER PRIMARY KEY, a TEXT, b TEXT", old, Copy, made).ReportsNothing();

    [Fact]
    public void AnIndexOfAGeneratedColumnIsLost() =>
        ReplayedFolder.With(
            ("0001_a.sql", "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, g AS (lower(a))); CREATE INDEX t_g ON t (g);"),
            ("0002_b.sql", "CREATE TABLE n (id INTEGER PRIMARY KEY, a TEXT, g AS (lower(a))); INSERT INTO n (id, a) SELECT id, a FROM t; DROP TABLE t; ALTER TABLE n RENAME TO t;")).Says("MK4005", "index 't_g'");

    [Fact]
    public void ATriggerOfAnotherTableThatIsDroppedForTheRebuildIsNamedWhereItGoes() =>
        Rebuilt("id INTEGER PRIMARY KEY, a TEXT, b TEXT", "CREATE TABLE u (x); CREATE TRIGGER u_i AFTER INSERT ON u BEGIN UPDATE t SET a = 'x'; END;", Copy + "\nDROP TRIGGER u_i;").Reports("0002_b.sql(3,1): warning MK4005");

    [Theory]
    [InlineData("DROP VIEW v; CREATE VIEW v AS SELECT b AS a FROM t;", true)]
    [InlineData("DROP VIEW v; CREATE VIEW V AS SELECT b AS a FROM t; CREATE TRIGGER V_I INSTEAD OF INSERT ON v BEGIN SELECT 1; END;", false)]
    [InlineData("DROP TRIGGER v_i; DROP VIEW v; CREATE VIEW v AS SELECT b AS a FROM t;", false)]
    [InlineData("DROP VIEW v;", false)]
    public void AViewThatIsMadeAnewLosesItsTriggers(string text, bool isLost) =>
        ReplayedFolder.With(
            ("0001_a.sql", "CREATE TABLE t (a, b); CREATE VIEW v AS SELECT a FROM 't'; CREATE TRIGGER v_i INSTEAD OF INSERT ON v BEGIN INSERT INTO t (a) VALUES (new.a); END;"),
            ("0002_b.sql", text)).Reports(isLost ? ["0002_b.sql(1,1): warning MK4005"] : []);

    [Fact]
    public void OneThatIsDroppedByNameIsMeant() =>
        Rebuilt("id INTEGER PRIMARY KEY, a TEXT, b TEXT", "CREATE INDEX t_a ON t (a);", "DROP INDEX t_a; " + Copy).ReportsNothing();

    [Fact]
    public void OneOfAColumnThatIsGoneIsMeant() =>
        Rebuilt("id INTEGER PRIMARY KEY, b TEXT", "CREATE INDEX t_a ON t (a);", "INSERT INTO new_t SELECT id, b FROM t;").ReportsNothing();

    [Fact]
    public void OneOfAColumnThatIsCopiedUnderAnotherNameIsLost() =>
        Rebuilt("id INTEGER PRIMARY KEY, label TEXT, b TEXT", "CREATE INDEX t_a ON t (a);", "INSERT INTO new_t (id, label, b) SELECT id, a, b FROM t;").Says("MK4005", "index 't_a'");

    [Fact]
    public void UnlessAnotherComesUnderThatName() =>
        Rebuilt("id INTEGER PRIMARY KEY, label TEXT, b TEXT", "CREATE INDEX t_a ON t (a);", "INSERT INTO new_t (id, label, b) SELECT id, a, b FROM t;", "CREATE INDEX t_label ON t (label);").ReportsNothing();

    [Fact]
    public void AViewThatIsDroppedForTheRebuildAndForgottenIsNamedWhereItGoes()
    {
        var folder = Rebuilt("id INTEGER PRIMARY KEY, a TEXT, b TEXT", "CREATE VIEW v AS SELECT a FROM t; CREATE VIEW w AS SELECT a FROM v;", Copy + "\nDROP VIEW w;\nDROP VIEW v;");

        folder.Reports("0002_b.sql(3,1): warning MK4005", "0002_b.sql(4,1): warning MK4005");
        folder.Says("MK4005", "'t'", "view 'w'");
    }

    [Fact]
    public void AViewThatComesBackIsNotLost() =>
        Rebuilt("id INTEGER PRIMARY KEY, a TEXT, b TEXT", "CREATE VIEW v AS SELECT a FROM t;", Copy + "\nDROP VIEW v;", "CREATE VIEW v AS SELECT b FROM t;").ReportsNothing();

    [Fact]
    public void AViewOfAnotherTableIsDroppedOnPurpose() =>
        Rebuilt("id INTEGER PRIMARY KEY, a TEXT, b TEXT", "CREATE TABLE u (x); CREATE VIEW v AS SELECT x FROM u;", Copy + "\nDROP VIEW v;").ReportsNothing();

    [Fact]
    public void AViewThatIsDroppedWithoutARebuildIsMeant() =>
        ReplayedFolder.With(("0001_a.sql", "CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t;"), ("0002_b.sql", "DROP VIEW v;")).ReportsNothing();

    [Fact]
    public void AnAllowanceSilencesIt() =>
        Rebuilt("id INTEGER PRIMARY KEY, a TEXT, b TEXT", "CREATE INDEX t_a ON t (a);", Copy + "\n-- migration:allow MK4005 never used").ReportsNothing();
}
