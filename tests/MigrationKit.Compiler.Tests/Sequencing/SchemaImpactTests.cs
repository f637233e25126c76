using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Tests.Sequencing;

/// <summary>What a migration takes away, from two schemas and a script.</summary>
public sealed class SchemaImpactTests
{
    private const string Users = "table users\n  column id INTEGER PRIMARY KEY\n  column email TEXT NOT NULL\n  index by_email (email)";

    [Theory]
    [InlineData("table users\n  column id INTEGER PRIMARY KEY\n  column email TEXT NOT NULL\n  column phone TEXT\n  index by_email (email)", "ALTER TABLE users ADD COLUMN phone TEXT")]
    [InlineData("table users\n  column id INTEGER PRIMARY KEY\n  column email TEXT NOT NULL\n  column n INT NOT NULL DEFAULT 0\n  index by_email (email)", "ALTER TABLE users ADD n INT NOT NULL DEFAULT 0")]
    [InlineData(Users + "\n  index more (id)\ntable t\n  column a NOT NULL\n  constraint UNIQUE (a)\nview v\n  as SELECT 1", "SELECT 1")]
    [InlineData("table users\n  column id INTEGER PRIMARY KEY\n  column email TEXT NOT NULL", "DROP INDEX by_email")]
    [InlineData(Users, "CREATE TABLE tmp(a); DELETE FROM tmp; DROP TABLE tmp; UPDATE users SET email = ''")]
    [InlineData(Users, "CREATE TABLE new(a); INSERT INTO new SELECT * FROM users; DROP TABLE users; ALTER TABLE new RENAME TO users")]
    [InlineData(Users, "CREATE TABLE bak AS SELECT * FROM users; DROP TABLE users; CREATE TABLE users(id, email); INSERT INTO users SELECT * FROM bak")]
    [InlineData("table users\n  column id INTEGER PRIMARY KEY\n  column email TEXT NOT NULL\n  column \"best friend\" INT\n  constraint FOREIGN KEY (\"best friend\") REFERENCES users(id) ON DELETE SET NULL\n  index by_email (email)", "CREATE TABLE n(a); INSERT INTO n SELECT * FROM users; DROP TABLE users; ALTER TABLE n RENAME TO users")]
    [InlineData("table users\n  column id INTEGER PRIMARY KEY\n  column email TEXT NOT NULL\n  column phone TEXT\n  index by_email (email)\n  index one UNIQUE (email, phone)", "ALTER TABLE users ADD phone TEXT; CREATE UNIQUE INDEX one ON users(email, phone)")]
    public void WhatOnlyAddsTakesNothingAway(string after, string sql) => Assert.Equal("additive", Impact(Users, after, sql));

    [Theory]
    [InlineData("", "DROP TABLE users", "destructive drop-table users @ DROP TABLE users")]
    [InlineData("table users\n  column id INTEGER PRIMARY KEY", "DROP INDEX by_email; ALTER TABLE \"Users\" DROP COLUMN [email]", "destructive drop-column users.email @ ALTER TABLE \"Users\" DROP COLUMN [email]")]
    [InlineData("table people\n  column id INTEGER PRIMARY KEY\n  column email TEXT NOT NULL\n  index by_email (email)", "ALTER TABLE users RENAME TO people", "breaking rename-table users @ ALTER TABLE users RENAME TO people")]
    [InlineData("table users\n  column id INTEGER PRIMARY KEY\n  column mail TEXT NOT NULL\n  index by_email (mail)", "ALTER TABLE users RENAME COLUMN email TO mail", "breaking rename-column users.email @ ALTER TABLE users RENAME COLUMN email TO mail")]
    [InlineData("table users\n  column id INTEGER PRIMARY KEY\n  column mail TEXT NOT NULL\n  index by_email (mail)", "ALTER TABLE users RENAME email TO mail", "breaking rename-column users.email @ ALTER TABLE users RENAME email TO mail")]
    [InlineData("table users\n  column id INTEGER PRIMARY KEY\n  column email INT NOT NULL\n  index by_email (email)", "CREATE TABLE new(email INT); INSERT INTO new SELECT * FROM users; DROP TABLE users; ALTER TABLE new RENAME TO users", "breaking change-column users.email: TEXT NOT NULL became INT NOT NULL @ CREATE TABLE new(email INT)")]
    [InlineData(Users, "DROP TABLE users; CREATE TABLE users(id, email)", "destructive drop-table users: it is made anew, and nothing keeps its rows @ DROP TABLE users")]
    [InlineData(Users, "DELETE FROM users WHERE email = ''", "destructive delete users @ DELETE FROM users WHERE email = ''")]
    [InlineData(Users + "\n  index one UNIQUE (email)", "CREATE UNIQUE INDEX one ON users(email)", "breaking tighten users: UNIQUE one @ CREATE UNIQUE INDEX one ON users(email)")]
    public void WhatIsTakenAwayIsNamedAtItsStatement(string after, string sql, string expected)
    {
        var changes = Changes(Users, after, sql).Where(change => change.NeedsAllow).ToList();
        var change = Assert.Single(changes);
        Assert.Equal(expected, $"{Impact(Users, after, sql)} {change.Action} {change.Target}{(change.Detail.Length == 0 ? "" : ": " + change.Detail)} @ {sql[change.Span.Start..change.Span.End]}");
    }

    [Theory]
    [InlineData("column email INT NOT NULL", "change-column", "CREATE TABLE IF NOT EXISTS n(id, email INT, phone)")]
    [InlineData("column email TEXT NOT NULL\n  column phone TEXT NOT NULL", "require-column", "CREATE TABLE IF NOT EXISTS n(id, email INT, phone)")]
    [InlineData("column email TEXT NOT NULL\n  constraint UNIQUE (email)", "tighten", "CREATE TABLE IF NOT EXISTS n(id, email INT, phone)")]
    [InlineData("", "drop-column", "DROP TABLE users")]
    public void InARebuildItStandsWhereTheTableIsMadeOrGoes(string after, string action, string expected)
    {
        const string Sql = "CREATE TABLE log(user REFERENCES users(id), email); ALTER TABLE users ADD phone TEXT; CREATE TABLE IF NOT EXISTS n(id, email INT, phone); "
            + "INSERT INTO n SELECT * FROM users; DROP TABLE users; ALTER TABLE n RENAME TO users; CREATE INDEX by_email ON users(email, phone)";

        var change = Assert.Single(Changes(Users, $"table log\ntable users\n  column id INTEGER PRIMARY KEY\n  {after}\n  index by_email (email)", Sql), change => change.NeedsAllow);
        Assert.Equal((action, expected), (change.Action, Sql[change.Span.Start..change.Span.End]));
    }

    [Fact]
    public void WhereTheOldTableIsRenamedAwayItStandsThere()
    {
        const string Sql = "CREATE TABLE log(user REFERENCES users(id), email); ALTER TABLE users RENAME TO old; CREATE TABLE users(id); INSERT INTO users SELECT id FROM old; DROP TABLE old";

        var change = Assert.Single(Changes(Users, "table log\ntable users\n  column id INTEGER PRIMARY KEY", Sql), change => change.NeedsAllow);
        Assert.Equal(("drop-column", "ALTER TABLE users RENAME TO old"), (change.Action, Sql[change.Span.Start..change.Span.End]));
    }

    [Fact]
    public void WhereATableOfAnEarlierMigrationTakesItsPlaceItStandsThere()
    {
        const string Sql = "DROP TABLE users; ALTER TABLE n RENAME TO users; CREATE INDEX by_email ON users(email, phone)";

        var change = Assert.Single(Changes(Users, Users.Replace("  index", "  column phone TEXT NOT NULL\n  index", StringComparison.Ordinal), Sql), change => change.Action == "require-column");
        Assert.Equal("ALTER TABLE n RENAME TO users", Sql[change.Span.Start..change.Span.End]);
    }

    [Theory]
    [InlineData("ALTER TABLE users DROP COLUMN email; ALTER TABLE users ADD email TEXT NOT NULL DEFAULT ''", "TEXT NOT NULL DEFAULT ''")]
    [InlineData("UPDATE users SET id = id; ALTER TABLE users DROP email; ALTER TABLE users ADD email TEXT", "TEXT NOT NULL")]
    public void AColumnThatIsDroppedAndAddedAgainLosesItsValues(string sql, string definition)
    {
        var change = Assert.Single(Changes(Users, Users.Replace("TEXT NOT NULL", definition, StringComparison.Ordinal), sql));
        Assert.Equal(("drop-column", "users.email", true), (change.Action, change.Target, change.LosesData));
        Assert.StartsWith("ALTER TABLE users DROP", sql[change.Span.Start..change.Span.End], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ALTER TABLE users ADD mail TEXT; UPDATE users SET mail = email WHERE email <> ''; ALTER TABLE users DROP COLUMN email; ALTER TABLE users RENAME COLUMN mail TO email")]
    [InlineData("CREATE TABLE kept AS SELECT id, email FROM users; ALTER TABLE users DROP COLUMN email; ALTER TABLE users ADD email TEXT; UPDATE users SET email = (SELECT email FROM kept WHERE kept.id = users.id)")]
    [InlineData("CREATE TABLE tmp(email); ALTER TABLE tmp DROP COLUMN email; ALTER TABLE tmp ADD email; DROP TABLE tmp")]
    public void OneThatIsReadBeforeDoesNot(string sql) => Assert.DoesNotContain(Changes(Users, Users, sql), change => change.LosesData);

    [Fact]
    public void ATableIsCalledAsTheSchemaWritesIt() => Assert.Equal(
        ["RefreshToken", "RefreshToken"],
        Changes("table RefreshToken\n  column id INT", "table RefreshToken\n  column id INT", "DELETE FROM refreshtoken; DROP TABLE REFRESHTOKEN; CREATE TABLE refreshtoken(id INT)").Select(change => change.Target));

    [Theory]
    [InlineData("column id INTEGER PRIMARY KEY\n  column userId INT\n  column a TEXT\n  constraint FOREIGN KEY (userId) REFERENCES groups(id)\n  constraint UNIQUE (userId, a)\n  constraint CHECK (userId > 0)", "CREATE TABLE n(id, user_id, a); INSERT INTO n(id, user_id, a) SELECT id, userId, a FROM t; DROP TABLE t; ALTER TABLE n RENAME TO t")]
    [InlineData("column id INTEGER PRIMARY KEY\n  column userId INT\n  column a TEXT\n  constraint FOREIGN KEY (userId) REFERENCES groups(id)\n  constraint UNIQUE (userId, a)\n  constraint CHECK (userId > 0)", "ALTER TABLE t RENAME userId TO u; ALTER TABLE t RENAME COLUMN u TO user_id")]
    public void AConstraintOnARenamedColumnDemandsNoMoreThanItDid(string before, string sql)
    {
        var change = Assert.Single(Changes("table t\n  " + before, "table t\n  " + before.Replace("userId", "user_id", StringComparison.Ordinal), sql), change => change.NeedsAllow);
        Assert.Equal(("rename-column", "t.userId"), (change.Action, change.Target));
    }

    [Fact]
    public void AReferenceToATableThatIsRenamedAwayAndMadeAnewIsWhatItWas()
    {
        const string Parent = "table teams\n  column id INTEGER PRIMARY KEY\n";
        var changes = Changes(
            Parent + "table users\n  column team INT REFERENCES teams(id)",
            Parent.Replace("KEY", "KEY AUTOINCREMENT", StringComparison.Ordinal) + "table users\n  column team INT REFERENCES teams(id) ON DELETE CASCADE",
            "ALTER TABLE teams RENAME TO old; CREATE TABLE teams(id); INSERT INTO teams SELECT id FROM old; DROP TABLE old");

        Assert.NotEmpty(changes);
        Assert.DoesNotContain(changes, change => change.NeedsAllow);
    }

    [Fact]
    public void OneThatWentWithTheOldTableIsAnother() => Assert.Contains(
        Changes(
            "table teams\n  column id INTEGER PRIMARY KEY\ntable users\n  column team INT REFERENCES teams(id)",
            "table teams\n  column id INTEGER PRIMARY KEY\n  column x\ntable users\n  column team INT REFERENCES old(id)",
            "ALTER TABLE teams RENAME TO old; CREATE TABLE teams(id, x); INSERT INTO teams(id) SELECT id FROM old; DROP TABLE old"),
        change => change is { Target: "users.team", NeedsAllow: true });

    [Theory]
    [InlineData("column team INT REFERENCES teams(id)")]
    [InlineData("column team INT\n  constraint FOREIGN KEY (team) REFERENCES teams(id)")]
    public void NorDoesAReferenceToARenamedTable(string column)
    {
        var before = $"table teams\n  column id INTEGER PRIMARY KEY\ntable users\n  {column}";
        var change = Assert.Single(Changes(before, before.Replace("teams", "groups", StringComparison.Ordinal), "ALTER TABLE teams RENAME TO groups"), change => change.NeedsAllow);
        Assert.Equal("rename-table", change.Action);
    }

    [Theory]
    [InlineData("CREATE TABLE n(id, mail NOT NULL); INSERT INTO n(id, mail) SELECT id, email FROM users; DROP TABLE users; ALTER TABLE n RENAME TO users")]
    [InlineData("CREATE TABLE n(id, mail NOT NULL); INSERT OR IGNORE INTO main.n (\"id\", [mail]) SELECT u.id, u.\"Email\" AS x FROM main.users AS u; DROP TABLE users; ALTER TABLE n RENAME TO users")]
    [InlineData("CREATE TABLE n(id, mail NOT NULL); INSERT INTO n SELECT id, coalesce(email, '') FROM users; DROP TABLE users; ALTER TABLE n RENAME TO users")]
    [InlineData("CREATE TABLE n(id, mail NOT NULL); INSERT INTO n SELECT id, CAST(email AS VARCHAR(9)) mail FROM users; DROP TABLE users; ALTER TABLE n RENAME TO users")]
    [InlineData("CREATE TABLE n(id, mail NOT NULL); INSERT INTO n SELECT * FROM users; DROP TABLE users; ALTER TABLE n RENAME TO users")]
    [InlineData("CREATE TABLE n AS SELECT DISTINCT id, email AS mail FROM users; DROP TABLE users; ALTER TABLE n RENAME TO users")]
    [InlineData("ALTER TABLE users RENAME TO old; CREATE TABLE users(id, mail NOT NULL); INSERT INTO users(mail, id) SELECT email, id FROM old; DROP TABLE old")]
    [InlineData("CREATE TABLE bak AS SELECT * FROM users; DROP TABLE users; CREATE TABLE users(id, mail NOT NULL); INSERT INTO users (id, mail) SELECT id, email FROM bak; DROP TABLE bak")]
    [InlineData("CREATE TABLE n(id, mail NOT NULL); INSERT INTO n(id, mail) SELECT users.id, u.email FROM users u LEFT JOIN other o ON o.id = u.id; DROP TABLE users; ALTER TABLE n RENAME TO users")]
    [InlineData("CREATE TABLE n(id, mail NOT NULL); INSERT INTO n SELECT users.* FROM users WHERE EXISTS (SELECT 1 FROM a JOIN b); DROP TABLE users; ALTER TABLE n RENAME TO users")]
    [InlineData("ALTER TABLE users ADD mail TEXT; UPDATE users SET mail = email; DROP INDEX by_email; ALTER TABLE users DROP COLUMN email")]
    [InlineData("ALTER TABLE users ADD mail TEXT; UPDATE users AS u SET mail = u.email; DROP INDEX by_email; ALTER TABLE users DROP COLUMN email")]
    public void AColumnThatIsCopiedUnderAnotherNameIsRenamed(string sql)
    {
        var after = "table users\n  column id INTEGER PRIMARY KEY\n  column mail TEXT NOT NULL";

        var change = Assert.Single(Changes(Users, after, sql));
        Assert.Equal(("rename-column", "users.email"), (change.Action, change.Target));
        Assert.Equal("breaking", Impact(Users, after, sql));
    }

    [Theory]
    [InlineData("CREATE TABLE n(id, mail NOT NULL); INSERT INTO n(id, mail) SELECT id, substr(email, 1, 3) FROM users; DROP TABLE users; ALTER TABLE n RENAME TO users")]
    [InlineData("CREATE TABLE n(id, mail NOT NULL); INSERT INTO n(id, mail) SELECT id, email || 'x' FROM users; DROP TABLE users; ALTER TABLE n RENAME TO users")]
    [InlineData("CREATE TABLE n(id, mail NOT NULL); INSERT INTO n(id, mail) SELECT id, email ISNULL FROM users; DROP TABLE users; ALTER TABLE n RENAME TO users")]
    [InlineData("CREATE TABLE n(id, mail NOT NULL); INSERT INTO n(id, mail) SELECT id, email FROM elsewhere; INSERT INTO n SELECT id, '' FROM users; DROP TABLE users; ALTER TABLE n RENAME TO users")]
    [InlineData("CREATE TABLE archive(mail); INSERT INTO archive(mail) SELECT email FROM users; CREATE TABLE n(id, mail); INSERT INTO n SELECT id, '' FROM users; DROP TABLE users; ALTER TABLE n RENAME TO users")]
    [InlineData("CREATE TABLE n(id, mail); INSERT INTO n(id) WITH x AS (SELECT 1) SELECT id FROM users; DROP TABLE users; ALTER TABLE n RENAME TO users")]
    [InlineData("CREATE TABLE n(id, mail); INSERT INTO n(id, mail) SELECT u.id, o.email FROM users u JOIN other o ON o.id = u.id; DROP TABLE users; ALTER TABLE n RENAME TO users")]
    [InlineData("CREATE TABLE n(id, mail); INSERT INTO n(id, mail) SELECT users.id, o.email FROM main.users, other AS o; DROP TABLE users; ALTER TABLE n RENAME TO users")]
    [InlineData("CREATE TABLE n(id, mail); INSERT INTO n SELECT o.* FROM users u JOIN other o; DROP TABLE users; ALTER TABLE n RENAME TO users")]
    [InlineData("CREATE TABLE n(id, mail); INSERT INTO n SELECT * FROM users AS u, other; DROP TABLE users; ALTER TABLE n RENAME TO users")]
    [InlineData("ALTER TABLE users ADD mail TEXT; UPDATE users SET mail = email WHERE id > 5; ALTER TABLE users DROP COLUMN email")]
    [InlineData("UPDATE users SET mail = coalesce(users.email")]
    public void OneWhoseValuesGoElsewhereOrNowhereIsDropped(string sql)
    {
        var after = "table users\n  column id INTEGER PRIMARY KEY\n  column mail TEXT";

        Assert.Contains(Changes(Users, after, sql), change => change is { Action: "drop-column", Target: "users.email", LosesData: true });
    }

    [Fact]
    public void ACopyOfAColumnThatStaysDemandsWhatItSays()
    {
        var after = "table users\n  column id INTEGER PRIMARY KEY\n  column email TEXT NOT NULL\n  column slug TEXT NOT NULL\n  index by_email (email)";

        var change = Assert.Single(Changes(Users, after, "CREATE TABLE n(id, email, slug); INSERT INTO n SELECT id, email, email FROM users; DROP TABLE users; ALTER TABLE n RENAME TO users"));
        Assert.Equal("require-column", change.Action);
    }

    [Theory]
    [InlineData("TEXT NOT NULL CHECK (phone <> 'DEFAULT x')")]
    [InlineData("TEXT NOT NULL CHECK (phone <> \" DEFAULT (\")")]
    [InlineData("NOT NULL DEFAULT NULL")]
    [InlineData("TEXT CHECK (phone IS NOT NULL)")]
    public void AColumnThatAnOlderProgramCannotLeaveOutIsRequired(string definition)
    {
        var change = Assert.Single(Changes(Users, Users.Replace("  index", $"  column phone {definition}\n  index", StringComparison.Ordinal), "SELECT 1"));

        Assert.Equal(("require-column", "users.phone"), (change.Action, change.Target));
    }

    [Theory]
    [InlineData("NOT NULL", "")]
    [InlineData("UNIQUE", "\n  constraint UNIQUE (a)")]
    [InlineData("PRIMARY KEY", "\n  constraint PRIMARY KEY (a)")]
    public void AColumnWithoutATypeDemandsNoMoreThanItDid(string before, string constraintAfter)
    {
        var changes = Changes($"table t\n  column a {before}", $"table t\n  column a{constraintAfter}", "SELECT 1");

        Assert.NotEmpty(changes);
        Assert.DoesNotContain(changes, change => change.NeedsAllow);
    }

    [Theory]
    [InlineData("table users\n  column id INTEGER PRIMARY KEY\n  column email TEXT\n  index by_email (email)", "change-column")]
    [InlineData(Users + "\n  trigger r AFTER INSERT ON users\n    SELECT 1;", "add-trigger")]
    public void WhatHardlyAnyoneNoticesNeedsNoWarning(string after, string action)
    {
        var change = Assert.Single(Changes(Users, after, "SELECT 1"));

        Assert.Equal((action, false), (change.Action, change.NeedsAllow));
        Assert.Equal("breaking", Impact(Users, after, "SELECT 1"));
    }

    [Theory]
    [InlineData("column phone TEXT NOT NULL DEFAULT ''", "UNIQUE (phone)")]
    [InlineData("column phone TEXT DEFAULT 'x'", "UNIQUE (phone)")]
    [InlineData("column phone TEXT", "UNIQUE (email)")]
    [InlineData("column phone TEXT", "CHECK (phone IS NOT NULL)")]
    [InlineData("column phone TEXT", "UNIQUE (lower(phone))")]
    public void AConstraintThatAnOlderProgramMeetsDemandsMoreOfIt(string column, string constraint)
    {
        var after = $"table users\n  column id INTEGER PRIMARY KEY\n  column email TEXT NOT NULL\n  {column}\n  constraint {constraint}\n  index by_email (email)";

        Assert.Contains(Changes(Users, after, "SELECT 1"), change => change is { Action: "tighten", NeedsAllow: true });
    }

    [Fact]
    public void OneOnARenamedColumnDoesToo()
    {
        var after = "table users\n  column id INTEGER PRIMARY KEY\n  column mail TEXT\n  index by_email (mail)\n  index one UNIQUE (mail)";

        Assert.Contains(Changes(Users.Replace(" NOT NULL", "", StringComparison.Ordinal), after, "ALTER TABLE users RENAME email TO mail"), change => change is { Action: "tighten", NeedsAllow: true });
    }

    [Theory]
    [InlineData("column team INT REFERENCES teams(id)", "column team INT\n  constraint FOREIGN KEY (team) REFERENCES teams(id) ON DELETE SET NULL")]
    [InlineData("column team INT\n  constraint FOREIGN KEY (team) REFERENCES teams(id)", "column team INT REFERENCES teams(id) ON DELETE CASCADE")]
    [InlineData("column team INT\n  constraint FOREIGN KEY (team) REFERENCES teams(id)", "column team INT\n  constraint FOREIGN KEY (team) REFERENCES teams(id) ON DELETE CASCADE")]
    [InlineData("column team INT NOT NULL REFERENCES teams(id)", "column team INT")]
    [InlineData("column team int NOT NULL", "column team INT NOT NULL")]
    [InlineData("column on bool NOT NULL DEFAULT 0", "column on BOOLEAN NOT NULL DEFAULT 0")]
    [InlineData("column a VARCHAR(20)", "column a TEXT")]
    [InlineData("column a", "column a BLOB")]
    [InlineData("column a DOUBLE PRECISION DEFAULT 1", "column a REAL DEFAULT 1")]
    [InlineData("column id TEXT PRIMARY KEY NOT NULL", "column id TEXT NOT NULL\n  constraint PRIMARY KEY (id)")]
    [InlineData("column id TEXT PRIMARY KEY NOT NULL", "column id TEXT NOT NULL\n  index i UNIQUE (id)")]
    [InlineData("column id INTEGER PRIMARY KEY AUTOINCREMENT", "column id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL")]
    [InlineData("column a TEXT UNIQUE", "column a TEXT")]
    public void TheSameInAnotherFormOrLessNeedsNoWarning(string before, string after)
    {
        var changes = Changes("table users\n  " + before, "table users\n  " + after, "SELECT 1");

        Assert.NotEmpty(changes);
        Assert.DoesNotContain(changes, change => change.NeedsAllow);
    }

    [Theory]
    [InlineData("column a TEXT", "column a TEXT UNIQUE")]
    [InlineData("column a TEXT", "column a TEXT NOT NULL")]
    [InlineData("column a TEXT", "column a BLOB")]
    [InlineData("column a REAL", "column a DECIMAL")]
    [InlineData("column a DATETIME", "column a TEXT")]
    [InlineData("column a FLOATING POINT", "column a FLOAT")]
    [InlineData("column a TEXT DEFAULT 'x'", "column a TEXT DEFAULT 'y'")]
    [InlineData("column a INTEGER PRIMARY KEY", "column a INTEGER\n  constraint PRIMARY KEY (a)")]
    [InlineData("column a TEXT\n  column b TEXT\n  constraint UNIQUE (a, b)", "column a TEXT\n  column b TEXT\n  index i UNIQUE (a)")]
    [InlineData("column a TEXT\n  index i UNIQUE (a) WHERE a <> ''", "column a TEXT UNIQUE")]
    public void WhatDemandsMoreDoes(string before, string after) =>
        Assert.Contains(Changes("table users\n  " + before, "table users\n  " + after, "SELECT 1"), change => change.NeedsAllow);

    [Fact]
    public void AReferenceToAnotherTableDoes() =>
        Assert.Contains(Changes("table users\n  column team INT REFERENCES teams(id)", "table users\n  column team INT REFERENCES groups(id)", "SELECT 1"), change => change.NeedsAllow);

    [Fact]
    public void AViewThatChangesIsBreaking() => Assert.Equal("breaking", Impact("view v\n  as SELECT 1, 2", "view v\n  as SELECT 1", "DROP VIEW v; CREATE VIEW v AS SELECT 1"));

    private static string Impact(string before, string after, string sql) => SchemaImpact.Word(Changes(before, after, sql));

    private static IReadOnlyList<SchemaChange> Changes(string before, string after, string sql) => SchemaImpact.Of(
        before.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        after.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        FileParser.Parse(new SqlFile("0001_x.sql", sql), FileNameReader.Read("0001_x.sql"), SqlDialect.Sqlite).Up!);
}
