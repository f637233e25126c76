namespace MigrationKit.Replay.Tests.Rules;

public sealed class MK4014MayFailOnRowsTests
{
    private const string Users = "CREATE TABLE users (id INTEGER PRIMARY KEY, email TEXT, team INT NOT NULL DEFAULT 0, nick TEXT, UNIQUE (nick));";

    [Theory]
    [InlineData("CREATE UNIQUE INDEX i ON users (email);", "'users.email'")]
    [InlineData("CREATE UNIQUE INDEX i ON users (team, email);", "'users.team, users.email'")]
    [InlineData("CREATE UNIQUE INDEX i ON users (lower(email));", "what is in index 'i'")]
    [InlineData("ALTER TABLE users ADD COLUMN slug TEXT;\nUPDATE users SET slug = lower(email);\nCREATE UNIQUE INDEX i ON users (slug);", "'users.slug'")]
    [InlineData("CREATE TABLE n (id INTEGER PRIMARY KEY, email TEXT UNIQUE, team INT, nick TEXT UNIQUE);\nINSERT INTO n SELECT * FROM users;\nDROP TABLE users;\nALTER TABLE n RENAME TO users;", "'n.email'")]
    public void WhatTwoRowsMayShareIsReported(string sql, string named) => After(sql).Says("MK4014", "as soon as two rows share " + named);

    [Fact]
    public void AColumnThatTheScriptFillsInSomeRowsMayLeaveOthersEmpty() =>
        After("ALTER TABLE users ADD COLUMN role TEXT;\nUPDATE users SET role = 'admin' WHERE email = 'ann';\nCREATE TABLE n (id INTEGER PRIMARY KEY, role TEXT NOT NULL);\nINSERT INTO n SELECT id, role FROM users;")
            .Says("MK4014", "as soon as a row has no value for 'n.role'");

    [Theory]
    [InlineData("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT);")]
    [InlineData("CREATE TABLE t (k TEXT, l TEXT, a TEXT, PRIMARY KEY (k, l)) WITHOUT ROWID;")]
    [InlineData("CREATE TABLE t (rowid TEXT, _rowid_ TEXT, a TEXT);")]
    public void AColumnThatALaterMigrationAddedMayHaveBeenFilledSince(string table) => ReplayedFolder.With(
            ("0001_a.sql", table), ("0002_b.sql", "ALTER TABLE t ADD COLUMN b TEXT;"), ("0003_c.sql", "CREATE TABLE n (b TEXT NOT NULL);\nINSERT INTO n SELECT b FROM t;\nDROP TABLE t;\nALTER TABLE n RENAME TO t;"))
        .Says("MK4014", "as soon as a row has no value for 'n.b'");

    [Theory]
    [InlineData("b")]
    [InlineData("t.*")]
    public void NorNeedItHaveBeenWhereItIsCopiedIntoANewTable(string columns) => ReplayedFolder.With(
            ("0001_a.sql", "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT);"), ("0002_b.sql", "ALTER TABLE t ADD COLUMN b TEXT;"),
            ("0003_c.sql", $"CREATE TABLE n ({(columns == "b" ? "" : "id, a, ")}b TEXT NOT NULL);\nINSERT INTO n SELECT {columns} FROM t;"))
        .Reports("0003_c.sql(2,1): warning MK4014");

    [Fact]
    public void ATextThatIsToBecomeANumberMayBeNone() =>
        After("CREATE TABLE n (id INTEGER PRIMARY KEY);\nINSERT INTO n SELECT email FROM users;").Says("MK4014", "datatype mismatch");

    [Fact]
    public void ItStandsAtTheStatement() => After("SELECT 1;\nCREATE UNIQUE INDEX i ON users (email);").Reports("0002_b.sql(2,1): warning MK4014");

    [Theory]
    [InlineData("CREATE UNIQUE INDEX i ON users (nick, email);")]
    [InlineData("CREATE UNIQUE INDEX i ON users (id, email);")]
    [InlineData("DELETE FROM users WHERE id NOT IN (SELECT min(id) FROM users GROUP BY email);\nCREATE UNIQUE INDEX i ON users (email);")]
    [InlineData("UPDATE users SET email = email || id;\nCREATE UNIQUE INDEX i ON users (email);")]
    [InlineData("CREATE TABLE n (a TEXT);\nCREATE UNIQUE INDEX i ON n (a);")]
    [InlineData("CREATE INDEX i ON users (email);")]
    public void WhatNoTwoRowsCanShareOrTheScriptMendsIsNot(string sql) => After(sql).ReportsNothing();

    [Theory]
    [InlineData("email = 'x'")]
    [InlineData("team = 7")]
    [InlineData("team IS NULL OR team > 1000000")]
    [InlineData("team BETWEEN 5 AND 9 AND nick IS NULL")]
    [InlineData("nick IS NOT NULL AND team < 0")]
    [InlineData("team IN (3, 4) AND lower(email) = 'ann'")]
    [InlineData("email <> '' AND id > 1000000")]
    [InlineData("email LIKE 'a%'")]
    [InlineData("team")]
    public void APartialIndexIsTriedOnRowsThatItTakes(string where) =>
        After($"CREATE UNIQUE INDEX i ON users (email) WHERE {where};").Reports("0002_b.sql(1,1): warning MK4014");

    [Theory]
    [InlineData("t.a = 'x'")]
    [InlineData("a = 'v' AND b = 'w' AND c = 'x' AND d = 'y' AND e = 'z'")]
    [InlineData("((a = 'v') AND (b IS NOT NULL) AND c IN ('x', 'y') AND (d > 5 AND e IS NULL))")]
    [InlineData("n BETWEEN 3 AND 4 AND a = 'v' AND b <> c AND d IS NULL AND 1 = 1 AND e LIKE 'z%'")]
    [InlineData("a = 'v' AND b = 'w' AND c = 'x' AND d = 'y' AND e = 'z' OR n = 7 AND a = 'u'")]
    [InlineData("CASE WHEN a = 'v' AND b IS NULL THEN 1 ELSE 0 END AND c = 'x' AND d = 'y' AND e = 'z' -- all")]
    [InlineData("a || b || c || d || e = 'vwxyz'")]
    [InlineData("a > b AND b = '' AND n = '7'")]
    [InlineData("a < b AND b < c AND c < d AND d < e")]
    [InlineData("e < d AND d < c AND c < b AND b < a")]
    [InlineData("a <> b AND b <> c AND c <> d AND d <> e AND e <> a AND n > 99999")]
    [InlineData("NOT (a = 'v' AND b = 'w' AND c = 'x' AND d = 'y' AND e = 'z')")]
    [InlineData("coalesce(a, b, c, d, e) IS NULL AND n IN (3, 4)")]
    [InlineData("CASE a WHEN 'p' THEN b = 'q' WHEN 'r' THEN c IS NULL AND d = 's' AND e > 't' AND n = 5 END")]
    [InlineData("(a IS NULL) + (b IS NULL) + (c IS NULL) + (d IS NULL) + (e IS NULL) + (n IS NULL) = 5")]
    [InlineData("n = 1 AND a >= b AND c = 'x' AND d = 'y' AND e = 'z' AND b = 'w'")]
    public void SoIsOneOfManyColumns(string where) => ReplayedFolder.With(
            ("0001_a.sql", "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT, c TEXT, d TEXT, e TEXT, n INT, code TEXT);"),
            ("0002_b.sql", $"CREATE UNIQUE INDEX i ON t (code) WHERE {where}\n;"))
        .Reports("0002_b.sql(1,1): warning MK4014");

    [Fact]
    public void AColumnOfManyMayBeCalledEnd() => ReplayedFolder.With(
            ("0001_a.sql", "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT, c TEXT, d TEXT, end INT, code TEXT);"),
            ("0002_b.sql", "CREATE UNIQUE INDEX i ON t (code) WHERE (end > 5 AND a = 'v' AND b = 'w' AND c = 'x' AND d = 'y');"))
        .Reports("0002_b.sql(1,1): warning MK4014");

    [Theory]
    [InlineData("CREATE UNIQUE INDEX i ON users (nick) WHERE team = 7;")]
    [InlineData("CREATE UNIQUE INDEX i ON users (email) WHERE nick = 'x';")]
    [InlineData("UPDATE users SET email = email || id WHERE team = 7;\nCREATE UNIQUE INDEX i ON users (email) WHERE team = 7;")]
    [InlineData("DELETE FROM users WHERE team > 10;\nCREATE UNIQUE INDEX i ON users (email) WHERE team > 10;")]
    [InlineData("ALTER TABLE users ADD COLUMN gone TEXT;\nCREATE UNIQUE INDEX i ON users (email) WHERE gone IS NOT NULL;")]
    public void RowsThatItDoesNotTakeMayBeEqual(string sql) => After(sql).ReportsNothing();

    [Fact]
    public void ANewColumnInItsWhereIsAsTheScriptFillsIt() =>
        After("ALTER TABLE users ADD COLUMN gone TEXT;\nCREATE UNIQUE INDEX i ON users (email) WHERE gone IS NULL AND team = 7;").ReportsOnly("MK4014");

    [Fact]
    public void EachDemandIsJudgedByItself()
    {
        After("CREATE UNIQUE INDEX i ON users (email);\nCREATE UNIQUE INDEX j ON users (team);").Reports("0002_b.sql(1,1): warning MK4014", "0002_b.sql(2,1): warning MK4014");
        After("CREATE UNIQUE INDEX i ON users (email) WHERE team = 1;\nCREATE UNIQUE INDEX j ON users (team);").Reports("0002_b.sql(1,1): warning MK4014", "0002_b.sql(2,1): warning MK4014");
        ReplayedFolder.With(("0001_a.sql", "CREATE TABLE t (a TEXT, b TEXT);"), ("0002_b.sql", "CREATE TABLE n (a TEXT NOT NULL, b TEXT UNIQUE);\nINSERT INTO n SELECT a, b FROM t;\nDROP TABLE t;\nALTER TABLE n RENAME TO t;"))
            .Reports("0002_b.sql(2,1): warning MK4014", "0002_b.sql(2,1): warning MK4014");
    }

    [Fact]
    public void OneRowOfAKindIsTriedToo()
    {
        After("CREATE UNIQUE INDEX i ON users (team) WHERE team = 1;").ReportsOnly("MK4014");
        After("CREATE UNIQUE INDEX i ON users ((1)) WHERE team = 1;").ReportsOnly("MK4014");
    }

    [Fact]
    public void WhatAPartialIndexKeepsApartIsNewForTheOtherRows()
    {
        const string Active = "CREATE UNIQUE INDEX one_active ON users (email) WHERE team = 1;";

        ReplayedFolder.With(("0001_a.sql", Users + Active), ("0002_b.sql", "CREATE UNIQUE INDEX one ON users (email);")).ReportsOnly("MK4014");
        ReplayedFolder.With(("0001_a.sql", Users + Active), ("0002_b.sql", "CREATE UNIQUE INDEX one ON users (email, id) WHERE team = 1;")).ReportsNothing();
    }

    [Fact]
    public void ANullWhereTheNewTableTakesNoneIsReported() => Required("email").Says("MK4014", "as soon as a row has no value for 'n.email'", "NOT NULL constraint failed");

    [Fact]
    public void SeveralColumnsOfOneStatementAreToldTogether() =>
        ReplayedFolder.With(("0001_a.sql", "CREATE TABLE t (a TEXT, b TEXT);"), ("0002_b.sql", "CREATE TABLE n (a TEXT NOT NULL, b TEXT NOT NULL);\nINSERT INTO n SELECT a, b FROM t;\nDROP TABLE t;\nALTER TABLE n RENAME TO t;"))
            .Says("MK4014", "no value for 'n.a, n.b'");

    [Fact]
    public void OneThatTheCopyFillsIsNot() => Required("coalesce(email, '')").ReportsNothing();

    private static ReplayedFolder After(string sql) => ReplayedFolder.With(("0001_a.sql", Users), ("0002_b.sql", sql));

    private static ReplayedFolder Required(string email) => After(
        "CREATE TABLE n (id INTEGER PRIMARY KEY, email TEXT NOT NULL, team INT NOT NULL DEFAULT 0, nick TEXT UNIQUE);\n"
        + $"INSERT INTO n SELECT id, {email}, team, nick FROM users;\nDROP TABLE users;\nALTER TABLE n RENAME TO users;");

    private static ReplayedFolder AfterUsers(string text) =>
        ReplayedFolder.With(("0001_a.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);"), ("0002_b.sql", text));

    [Fact]
    public void ANewCheckIsReported() =>
        AfterUsers("CREATE TABLE b (role TEXT CHECK (role IN ('admin'))); INSERT INTO b SELECT name FROM users;").ReportsOnly("MK4014");

    [Fact]
    public void ACopyThatMakesRowsEqualIsReported() =>
        AfterUsers("CREATE TABLE b (x TEXT UNIQUE); INSERT INTO b SELECT substr(name, 1, 1) FROM users;").ReportsOnly("MK4014");

    [Fact]
    public void ACopyThatMeetsTheCheckIsNot() =>
        AfterUsers("CREATE TABLE b (role TEXT CHECK (role IN ('admin'))); INSERT INTO b SELECT 'admin' FROM users;").ReportsNothing();

    [Fact]
    public void RowsThatAreNoJsonSayNothing() =>
        AfterUsers("UPDATE users SET name = json_extract(name, '$.first');").ReportsNothing();
}
