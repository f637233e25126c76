using Microsoft.Data.Sqlite;
using MigrationKit.Sqlite.Schema;

namespace MigrationKit.Sqlite.Tests.Schema;

/// <summary>Each test creates something in the engine and says in which lines it is told.</summary>
public sealed class SchemaReaderTests
{
    [Fact]
    public void AnEmptyDatabaseHasNoLines() => AssertReads("", "");

    [Fact]
    public void ColumnsAreToldOneALineWithTheirClausesInAFixedOrder() => AssertReads(
        """
        create table users (
            id integer primary key autoincrement, -- the id
            email text default '' collate nocase not null /* why */ check (length ( email )>3) unique on conflict ignore,
            team_id int references teams ( id ) on delete set default on update cascade not null deferrable initially deferred,
            score REAL NULL DEFAULT -1.5e-3,
            at DEFAULT (strftime('%s','now')),
            flags
        )
        """,
        """
        table users
          column id integer PRIMARY KEY AUTOINCREMENT
          column email text NOT NULL UNIQUE ON CONFLICT IGNORE DEFAULT '' COLLATE nocase CHECK (length(email) > 3)
          column team_id int NOT NULL REFERENCES teams(id) ON DELETE SET DEFAULT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
          column score REAL DEFAULT -1.5e-3
          column at DEFAULT (strftime('%s', 'now'))
          column flags
        """);

    [Fact]
    public void ConstraintsOfATableStandBehindItsColumnsInAFixedOrder() => AssertReads(
        """
        CREATE TABLE p (a, b, c,
            CHECK (a <> b), CONSTRAINT "far" FOREIGN KEY (a, b) REFERENCES [q] (x, y) ON DELETE SET NULL NOT DEFERRABLE
            UNIQUE (c), UNIQUE (b) ON CONFLICT FAIL, CONSTRAINT pk PRIMARY KEY (a, b DESC))
        """,
        """
        table p
          column a
          column b
          column c
          constraint pk PRIMARY KEY (a, b DESC)
          constraint UNIQUE (b) ON CONFLICT FAIL
          constraint UNIQUE (c)
          constraint CHECK (a <> b)
          constraint far FOREIGN KEY (a, b) REFERENCES q(x, y) ON DELETE SET NULL NOT DEFERRABLE
        """);

    [Fact]
    public void GeneratedColumnsAndOptionsAreTold() => AssertReads(
        """
        CREATE TABLE g (id TEXT PRIMARY KEY, n INT AS (length(id)), m INT GENERATED ALWAYS AS (n * -2) STORED NOT NULL) without rowid
        """,
        """
        table g
          column id TEXT PRIMARY KEY
          column n INT GENERATED ALWAYS AS (length(id)) VIRTUAL
          column m INT NOT NULL GENERATED ALWAYS AS (n * -2) STORED
          option WITHOUT ROWID
        """);

    [Fact]
    public void OddNamesAreQuotedInOneWay() => AssertReads(
        """
        CREATE TABLE [order] ("select" TEXT, `a b` INT, 'it''s' "big int", [naïve] DECIMAL(10,2), "plain" VARCHAR ( 20 ), "q""q", [line
        break] TEXT DEFAULT 'a
        b\c -- d', key, match REFERENCES match (key))
        """,
        """
        table "order"
          column "select" TEXT
          column "a b" INT
          column "it's" "big int"
          column naïve DECIMAL(10, 2)
          column plain VARCHAR(20)
          column "q""q"
          column "line\nbreak" TEXT DEFAULT 'a\nb\\c -- d'
          column "key"
          column "match" REFERENCES "match"(key)
        """);

    [Fact]
    public void IndexesStandWithTheirTable() => AssertReads(
        """
        CREATE TABLE t (a, b UNIQUE);
        CREATE UNIQUE INDEX IF NOT EXISTS main.z ON t (a COLLATE NOCASE DESC);
        create index "a" on "t" ( lower(a), b ) where b is not null and a in (1,2)
        """,
        """
        table t
          column a
          column b UNIQUE
          index a (lower(a), b) where b is not null and a in (1, 2)
          index z UNIQUE (a COLLATE NOCASE DESC)
        """);

    [Fact]
    public void ViewsAndTriggersAreToldStatementByStatement() => AssertReads(
        """
        CREATE TABLE t (a, b);
        CREATE VIEW v (x) AS SELECT a   FROM "t" -- all
            WHERE b = 'x  y';
        CREATE TRIGGER IF NOT EXISTS main.r AFTER UPDATE OF a, b ON t FOR EACH ROW WHEN new.a > 1
        BEGIN
            UPDATE t SET b = CASE WHEN new.a THEN 1 ELSE -old.a END WHERE a = new.a;
            INSERT INTO t VALUES (1, ';'); -- done
        END;
        CREATE TRIGGER w INSTEAD OF INSERT ON v BEGIN SELECT 1; END;
        """,
        """
        table t
          column a
          column b
          trigger r AFTER UPDATE OF a, b ON t FOR EACH ROW WHEN new.a > 1
            UPDATE t SET b = CASE WHEN new.a THEN 1 ELSE -old.a END WHERE a = new.a;
            INSERT INTO t VALUES (1, ';');
        view v
          columns (x)
          as SELECT a FROM t WHERE b = 'x  y'
          trigger w INSTEAD OF INSERT ON v
            SELECT 1;
        """);

    [Fact]
    public void ShadowTablesBooksAndTheEnginesOwnAreLeftOut() => AssertReads(
        """
        CREATE VIRTUAL TABLE IF NOT EXISTS notes USING fts5 ( title,body , tokenize = 'porter');
        CREATE TABLE notes_more (a INTEGER PRIMARY KEY AUTOINCREMENT);
        CREATE TABLE schema_migrations (version);
        CREATE TABLE our_history ("set" TEXT, ordinal INTEGER, id TEXT, version, kind, checksum, fingerprint, chain, impact, progress, applied_at, duration, applied_by, newest, later);
        CREATE INDEX our_index ON our_history (id);
        CREATE TABLE migration_history (applied_by);
        ANALYZE;
        """,
        """
        table migration_history
          column applied_by
        virtual table notes
          using fts5(title, body, tokenize = 'porter')
        table notes_more
          column a INTEGER PRIMARY KEY AUTOINCREMENT
        """);

    [Fact]
    public void BooksOfOtherToolsUnderOrdinaryNamesAreKnownByTheirColumns() => AssertReads(
        """
        CREATE TABLE changelog (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, type INTEGER, version VARCHAR(50), description VARCHAR(200) NOT NULL,
          name VARCHAR(300) NOT NULL, checksum VARCHAR(32), installed_by VARCHAR(100) NOT NULL, installed_on TEXT NOT NULL DEFAULT (strftime('%Y', 'now')), success BOOLEAN NOT NULL);
        CREATE TABLE versioninfo (id INTEGER PRIMARY KEY, text TEXT);
        CREATE INDEX versioninfo_text ON versioninfo (text);
        CREATE VIEW news AS SELECT text FROM versioninfo;
        """,
        """
        table versioninfo
          column id INTEGER PRIMARY KEY
          column text TEXT
          index versioninfo_text (text)
        view news
          as SELECT text FROM versioninfo
        """);

    [Theory]
    [InlineData("CREATE TABLE \"VersionInfo\" (\"Version\" INTEGER NOT NULL, \"AppliedOn\" DATETIME, \"Description\" TEXT); CREATE UNIQUE INDEX \"UC_Version\" ON \"VersionInfo\" (\"Version\" ASC)")]
    [InlineData("CREATE TABLE DATABASECHANGELOG (ID VARCHAR(255)); CREATE TABLE DATABASECHANGELOGLOCK (ID INT)")]
    [InlineData("CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")]
    [InlineData("CREATE TABLE room_master_table (id INTEGER PRIMARY KEY, identity_hash TEXT)")]
    public void BooksOfOtherToolsAreNoDrift(string sql) => AssertReads(sql, "");

    [Fact]
    public void ATableThatWasAlteredReadsAsOneThatWasCreatedSo()
    {
        var altered = Read(
            """
            CREATE TABLE old (a INTEGER PRIMARY KEY, gone TEXT, b TEXT);
            ALTER TABLE old DROP COLUMN gone;
            ALTER TABLE old RENAME COLUMN b TO "c";
            ALTER TABLE old ADD COLUMN d INT NOT NULL DEFAULT 0;
            CREATE INDEX i ON old (c);
            ALTER TABLE old RENAME TO "new";
            """);

        Assert.Equal(Read("CREATE TABLE new(a INTEGER PRIMARY KEY,c TEXT,d INT DEFAULT 0 NOT NULL); CREATE INDEX i ON new(c)"), altered);
    }

    [Fact]
    public void ATableMadeFromAQueryHasItsColumns() => AssertReads(
        "CREATE TABLE t (a INT, b TEXT); CREATE TABLE u AS SELECT a, b || 'x' AS \"b c\" FROM t; DROP TABLE t",
        """
        table u
          column a INT
          column "b c"
        """);

    [Theory]
    [InlineData("CREATE TABLE t (a INT NOT NULL)", "CREATE TABLE t (a INT)")]
    [InlineData("CREATE TABLE t (a INT DEFAULT 1)", "CREATE TABLE t (a INT DEFAULT 2)")]
    [InlineData("CREATE TABLE t (a DEFAULT 'x')", "CREATE TABLE t (a DEFAULT 'x ')")]
    [InlineData("CREATE TABLE t (a, b)", "CREATE TABLE t (b, a)")]
    [InlineData("CREATE TABLE t (a PRIMARY KEY)", "CREATE TABLE t (a PRIMARY KEY) WITHOUT ROWID")]
    [InlineData("CREATE TABLE t (a CHECK (a - 1))", "CREATE TABLE t (a CHECK (a -- 1\n))")]
    [InlineData("CREATE TABLE t (a DEFAULT 'a\nb')", "CREATE TABLE t (a DEFAULT 'a\\nb')")]
    public void WhatIsNotTheSameDoesNotReadTheSame(string one, string other) => Assert.NotEqual(Read(one), Read(other));

    [Fact]
    public void EveryColumnThatTheEngineSeesIsTold()
    {
        using var connection = Open("CREATE TABLE t (a INT CONSTRAINT x NOT NULL CONSTRAINT y, [b(] 'x', \"c,\" VARCHAR(1,2) DEFAULT (1), d AS (a) CHECK (d), UNIQUE (a) CHECK (a))");
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM pragma_table_xinfo('t')";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(SqlName.Of(reader.GetString(0)));
        }

        Assert.Equal(names, Lines(connection).Where(line => line.StartsWith("  column ", StringComparison.Ordinal)).Select(line => line.Split(' ')[3]));
    }

    private static void AssertReads(string sql, string lines) => Assert.Equal(lines.ReplaceLineEndings("\n"), Read(sql));

    private static string Read(string sql)
    {
        using var connection = Open(sql);
        return string.Join('\n', Lines(connection));
    }

    private static List<string> Lines(SqliteConnection connection)
    {
        Assert.True(SqliteSchemaReader.Read(connection.Handle!, out var lines).IsDone);
        return lines;
    }

    private static SqliteConnection Open(string sql)
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        TempDatabase.Execute(connection, "PRAGMA foreign_keys = OFF");
        TempDatabase.Execute(connection, sql.Length == 0 ? "SELECT 1" : sql);
        return connection;
    }
}
