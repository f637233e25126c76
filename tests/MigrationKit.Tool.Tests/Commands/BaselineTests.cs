using Microsoft.Data.Sqlite;

namespace MigrationKit.Tool.Tests.Commands;

/// <summary>A folder on a database that is older than its migrations: `baseline --write`, and what all commands make of the file.</summary>
public sealed class BaselineTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public BaselineTests()
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL);
            CREATE VIEW names AS SELECT name FROM users -- all of them
            ;
            CREATE TRIGGER named INSTEAD OF INSERT ON names BEGIN INSERT INTO users (name) VALUES (new.name); END;
            CREATE UNIQUE INDEX users_name ON users (name);
            CREATE VIRTUAL TABLE search USING fts5 (name);
            CREATE TABLE __EFMigrationsHistory (MigrationId TEXT);
            """;
        command.ExecuteNonQuery();
        _folder.With("Migrations/0001_email.sql", "ALTER TABLE users ADD COLUMN email TEXT;\n");
    }

    private string Set => _folder["Migrations"];

    private string Database => _folder["app.db"];

    [Fact]
    public async Task ItIsWrittenFromTheDatabaseAndTheFolderRunsOnIt()
    {
        (await InProcess.RunAsync("check", Set)).Expect(1);

        var run = (await InProcess.RunAsync("baseline", Set, "-d", Database, "--write")).Expect(0);
        var twice = (await InProcess.RunAsync("baseline", Set, "-d", Database, "--write")).Expect(1);

        Assert.Equal($"{Path.Combine(Set, "baseline.sql")}: 2 tables, written. Look through it, and commit it with the migrations.\n", run.Out);
        Assert.Contains("exists and was left as it is", twice.Error, StringComparison.Ordinal);
        Assert.Equal(
            """
            -- The schema that was there before the first migration. Builds run it in their scratch database, and it is never applied to a real one.
            -- Written by `migrationkit baseline --write`.

            CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL);

            CREATE VIRTUAL TABLE search USING fts5 (name);

            CREATE UNIQUE INDEX users_name ON users (name);

            CREATE VIEW names AS SELECT name FROM users -- all of them
            ;

            CREATE TRIGGER named INSTEAD OF INSERT ON names BEGIN INSERT INTO users (name) VALUES (new.name); END;

            """.ReplaceLineEndings("\n"),
            _folder.Read("Migrations/baseline.sql"));
        (await InProcess.RunAsync("check", Set)).Expect(0);
    }

    /// <summary>As `sqlite3 app.db .dump` writes it, with a counter, a search table and statistics.</summary>
    [Fact]
    public async Task ADumpOfTheShellWillDo()
    {
        _folder.With("Migrations/baseline.sql", """
            PRAGMA foreign_keys=OFF;
            BEGIN TRANSACTION;
            CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL);
            INSERT INTO users VALUES(1,'it''s ${x}');
            CREATE TABLE posts (id INTEGER PRIMARY KEY, author INTEGER REFERENCES users(id) ON DELETE CASCADE);
            INSERT INTO posts VALUES(1,1);
            PRAGMA writable_schema=ON;
            INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','f','f',0,'CREATE VIRTUAL TABLE f USING fts5(body)');
            CREATE TABLE IF NOT EXISTS 'f_data'(id INTEGER PRIMARY KEY, block BLOB);
            INSERT INTO f_data VALUES(1,X'0101');
            INSERT INTO f_data VALUES(10,X'000000000101010001010101');
            CREATE TABLE IF NOT EXISTS 'f_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS 'f_content'(id INTEGER PRIMARY KEY, c0);
            INSERT INTO f_content VALUES(1,'hello');
            CREATE TABLE IF NOT EXISTS 'f_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
            CREATE TABLE IF NOT EXISTS 'f_config'(k PRIMARY KEY, v) WITHOUT ROWID;
            INSERT INTO f_config VALUES('version',4);
            ANALYZE sqlite_schema;
            INSERT INTO sqlite_stat1 VALUES('users',NULL,'1');
            DELETE FROM sqlite_sequence;
            INSERT INTO sqlite_sequence VALUES('users',1);
            CREATE INDEX posts_author ON posts(author);
            CREATE TRIGGER named AFTER INSERT ON posts BEGIN UPDATE users SET name='x' WHERE id=NEW.author; END;
            PRAGMA writable_schema=OFF;
            COMMIT;

            """);

        Assert.Equal($"{Set}: 1 migration, 0 errors, 0 warnings.\n", (await InProcess.RunAsync("check", Set)).Expect(0).Out);
        var schema = (await InProcess.RunAsync("schema", Set)).Expect(0).Out;
        Assert.All(["virtual table f  -- baseline", "index posts_author", "trigger named", "column email TEXT  -- 0001_email"], part => Assert.Contains(part, schema, StringComparison.Ordinal));
    }

    [Fact]
    public async Task EveryCommandThatKnowsTheSchemaKnowsIt()
    {
        (await InProcess.RunAsync("baseline", Set, "-d", Database, "--write")).Expect(0);

        var schema = (await InProcess.RunAsync("schema", Set, "--write")).Expect(0);
        (await InProcess.RunAsync("lock", Set)).Expect(0);
        var before = (await InProcess.RunAsync("diff", Set, "-d", Database)).Expect(1);
        (await InProcess.RunAsync("migrate", Set, "-d", Database)).Expect(0);
        (await InProcess.RunAsync("diff", Set, "-d", Database)).Expect(0);
        (await InProcess.RunAsync("status", Set, "-d", Database, "--drift")).Expect(0);
        (await InProcess.RunAsync("check", Set, "--ci")).Expect(0);
        (await InProcess.RunAsync("new", "rebuild", "--set", Set, "--rebuild", "users")).Expect(0);

        Assert.Contains("written", schema.Out, StringComparison.Ordinal);
        Assert.Contains("  additive\n", _folder.Read("Migrations/migrations.lock"), StringComparison.Ordinal);
        Assert.Contains("table users  -- baseline\n", _folder.Read("Migrations/schema.snapshot"), StringComparison.Ordinal);
        Assert.StartsWith("column 'users.email' was removed: TEXT\n1 difference ", before.Out, StringComparison.Ordinal);
        Assert.Contains("users_name", _folder.Read("Migrations/0002_rebuild.sql"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADatabaseThatHadMigrationsOfTheFolderIsNoBaseline()
    {
        (await InProcess.RunAsync("migrate", Set, "-d", Database)).Expect(0);

        var run = (await InProcess.RunAsync("baseline", Set, "-d", Database, "--write")).Expect(1);

        Assert.Contains("has had migrations of this folder", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["Migrations/baseline.sql"]));
    }

    [Fact]
    public async Task TheFolderMayBeEmptyStill()
    {
        Directory.CreateDirectory(_folder["Empty"]);

        (await InProcess.RunAsync("baseline", _folder["Empty"], "-d", Database, "--write")).Expect(0);
        var schema = (await InProcess.RunAsync("schema", _folder["Empty"])).Expect(1);

        Assert.Contains("No .sql file was found", schema.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--to", "0001_email", "--write")]
    [InlineData]
    public async Task ItIsOneOrTheOther(params string[] options)
    {
        var run = (await InProcess.RunAsync(["baseline", Set, "-d", Database, .. options])).Expect(2);

        Assert.Contains("--to ID marks", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABrokenOneIsNamed()
    {
        _folder.With("Migrations/baseline.sql", "CREATE INDEX i ON nowhere (x);\n");

        var schema = (await InProcess.RunAsync("schema", Set)).Expect(1);
        var check = (await InProcess.RunAsync("check", Set)).Expect(1);

        Assert.Contains("baseline.sql' does not run: ", schema.Error, StringComparison.Ordinal);
        Assert.Contains("baseline.sql(1,19,1,26): error MK4001: ", check.Out.Replace('\\', '/'), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("baseline.sql")]
    [InlineData("0001_email.sql")]
    public async Task NothingButTheScratchDatabaseIsReached(string script)
    {
        var other = _folder["other.db"];
        _folder.With("Migrations/baseline.sql", "CREATE TABLE users (id);\n").With("Migrations/" + script, $"CREATE TABLE t (id);\nATTACH '{other}' AS o;\nCREATE TABLE o.t (x);\n");

        var schema = (await InProcess.RunAsync("schema", Set)).Expect(1);

        Assert.Contains("not authorized", schema.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(other));
    }

    public void Dispose() => _folder.Dispose();
}
