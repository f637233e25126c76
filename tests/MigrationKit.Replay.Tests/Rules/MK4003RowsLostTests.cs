namespace MigrationKit.Replay.Tests.Rules;

public sealed class MK4003RowsLostTests
{
    private const string Rebuild = """
        CREATE TABLE new_users (id INTEGER PRIMARY KEY, name TEXT);
        INSERT INTO new_users (id, name) SELECT id, name FROM users;
        DROP TABLE users;
        ALTER TABLE new_users RENAME TO users;
        """;

    private static ReplayedFolder Under(string action, string text, string more = "") => ReplayedFolder.With(
        ("0001_a.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);"
            + $"CREATE TABLE posts (id INTEGER PRIMARY KEY, user_id INTEGER DEFAULT 7 REFERENCES users (id) ON DELETE {action} DEFERRABLE INITIALLY DEFERRED);" + more
            + (action == "SET DEFAULT" ? "INSERT INTO users (id, name) VALUES (7, 'seven');" : "")),
        ("0002_b.sql", text));

    [Fact]
    public void CascadeIsReportedAtTheDrop() =>
        Under("CASCADE", Rebuild).Reports("0002_b.sql(3,1): error MK4003");

    [Fact]
    public void TheMessageNamesTableColumnAndCommand() =>
        Under("CASCADE", Rebuild).Says("MK4003", "DROP TABLE 'users'", "'posts.user_id'", "`migrationkit new NAME --rebuild users`");

    [Fact]
    public void SetNullIsReported() =>
        Under("SET NULL", Rebuild).Says("MK4003", "to NULL", "'posts.user_id'");

    [Fact]
    public void SetDefaultIsReported() =>
        Under("SET DEFAULT", "REPLACE INTO users (id, name) SELECT id, upper(name) FROM users WHERE id <> 7;").Says("MK4003", "to its default");

    [Fact]
    public void GrandchildrenAreNamed() =>
        Under("CASCADE", Rebuild, "CREATE TABLE likes (post_id INTEGER REFERENCES posts (id) ON DELETE CASCADE);").Says("MK4003", "'likes'");

    [Fact]
    public void AReferenceToWhatGoesWithItIsToldAsThat() =>
        Under("CASCADE", Rebuild, "CREATE TABLE pins (post_id INTEGER REFERENCES posts (id) ON DELETE SET NULL);").Says("MK4003", "sets every reference to rows of 'posts' that go with it to NULL", "'pins.post_id'");

    [Fact]
    public void TheOldTableUnderAnotherNameIsFoundToo() =>
        Under("CASCADE", "ALTER TABLE users RENAME TO old_users; CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO users SELECT id, name FROM old_users; DROP TABLE old_users;").Says("MK4003", "DROP TABLE 'old_users'");

    [Fact]
    public void ReplaceIsReported() =>
        Under("CASCADE", "REPLACE INTO users (id, name) SELECT id, upper(name) FROM users;").Says("MK4003", "REPLACE INTO 'users'");

    [Theory]
    [InlineData("WITH v (id) AS (SELECT id FROM users) REPLACE INTO users (id, name) SELECT id, 'x' FROM v;", "REPLACE INTO 'users' deletes")]
    [InlineData("WITH v (id) AS (SELECT id FROM users) INSERT OR REPLACE INTO main.[users] (id, name) SELECT id, 'x' FROM v;", "REPLACE INTO 'users' deletes")]
    [InlineData("UPDATE OR REPLACE users SET name = 'x' WHERE id > 0;", "UPDATE OR REPLACE of 'users' deletes")]
    public void ReplaceIsReportedInAllItsForms(string text, string clause)
    {
        var folder = Under("CASCADE", text, "CREATE UNIQUE INDEX users_name ON users (name);");

        folder.Reports("0002_b.sql(1,1): error MK4003");
        folder.Says("MK4003", clause, "ON CONFLICT (…) DO UPDATE");
    }

    [Theory]
    [InlineData("UPDATE users SET name = 'x' WHERE id > 0;", true)]
    [InlineData("INSERT INTO users (name) SELECT name FROM users;", true)]
    [InlineData("UPDATE OR IGNORE users SET name = 'x' WHERE id > 0;", false)]
    [InlineData("INSERT INTO users (name) VALUES ('new');", false)]
    public void SoIsATableThatReplacesUnasked(string text, bool isLost)
    {
        var folder = ReplayedFolder.With(
            ("0001_a.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT UNIQUE ON CONFLICT REPLACE); CREATE TABLE posts (user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE);"),
            ("0002_b.sql", text));

        folder.Reports(isLost ? ["0002_b.sql(1,1): error MK4003"] : []);
    }

    [Fact]
    public void ADeleteBehindAWithIsMeantToo() =>
        Under("CASCADE", "WITH old AS (SELECT 1) DELETE FROM posts;\n" + Rebuild).ReportsNothing();

    [Fact]
    public void WhatIsLostThroughAnotherTableOnlyIsASentence() =>
        Under("CASCADE", "CREATE TABLE kept AS SELECT * FROM posts;\n" + Rebuild + "\nINSERT INTO posts SELECT * FROM kept; DROP TABLE kept;", "CREATE TABLE likes (post_id INTEGER REFERENCES posts (id) ON DELETE CASCADE);")
            .Says("MK4003", "DROP TABLE 'users' takes rows of 'likes' along, which refer to it through other tables.");

    [Fact]
    public void ANameWithASpaceStandsInQuotesInTheCommand() =>
        ReplayedFolder.With(
            ("0001_a.sql", "CREATE TABLE [my users] (id INTEGER PRIMARY KEY); CREATE TABLE posts (user_id INTEGER REFERENCES [my users] (id) ON DELETE CASCADE);"),
            ("0002_b.sql", "DROP TABLE 'my users'; CREATE TABLE [my users] (id INTEGER PRIMARY KEY);")).Says("MK4003", "`migrationkit new NAME --rebuild \"my users\"`");

    [Fact]
    public void DeferringIsNotEnough() =>
        Under("CASCADE", "PRAGMA defer_foreign_keys = ON;\n" + Rebuild).ReportsOnly("MK4003");

    [Fact]
    public void WithForeignKeysOffNothingIsLost() =>
        Under("CASCADE", "PRAGMA foreign_keys = OFF;\n" + Rebuild + "\nPRAGMA foreign_keys = ON;").ReportsNothing();

    [Fact]
    public void ADeleteIsMeant() =>
        Under("CASCADE", "DELETE FROM users;").ReportsNothing();

    [Fact]
    public void ChildrenThatAreDroppedTooAreMeant() =>
        Under("CASCADE", "DROP TABLE users; DROP TABLE posts;").ReportsNothing();

    [Fact]
    public void RowsThatComeBackAreNotLost() =>
        Under("CASCADE", "CREATE TABLE kept AS SELECT * FROM posts;\n" + Rebuild + "\nINSERT INTO posts SELECT * FROM kept; DROP TABLE kept;").ReportsNothing();

    [Theory]
    [InlineData("CASCADE", "deletes every row that refers to it")]
    [InlineData("SET NULL", "to NULL")]
    public void RowsThatReferToTheirOwnTableAreLostInTheNewOne(string action, string effect)
    {
        var columns = $"(id INTEGER PRIMARY KEY, parent INTEGER REFERENCES nodes (id) ON DELETE {action})";
        var folder = ReplayedFolder.With(
            ("0001_a.sql", $"CREATE TABLE nodes {columns};"),
            ("0002_b.sql", $"CREATE TABLE n {columns};\nINSERT INTO n SELECT id, parent FROM nodes;\nDROP TABLE nodes;\nALTER TABLE n RENAME TO nodes;"));

        folder.Reports("0002_b.sql(3,1): error MK4003");
        folder.Says("MK4003", "DROP TABLE 'nodes'", effect, "'n.parent'");
    }

    [Fact]
    public void TheyAreFoundBehindAnotherDropToo() =>
        ReplayedFolder.With(
            ("0001_a.sql", "CREATE TABLE old (id INTEGER PRIMARY KEY); CREATE TABLE nodes (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES nodes (id) ON DELETE CASCADE);"),
            ("0002_b.sql", "DROP TABLE old; CREATE TABLE n (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES nodes (id) ON DELETE CASCADE);\nINSERT INTO n SELECT id, parent FROM nodes;\nDROP TABLE nodes;\nALTER TABLE n RENAME TO nodes;"))
            .Reports("0002_b.sql(3,1): error MK4003");

    [Fact]
    public void AReferenceToTheNewTableItselfKeepsThem() =>
        ReplayedFolder.With(
            ("0001_a.sql", "CREATE TABLE nodes (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES nodes (id) ON DELETE CASCADE);"),
            ("0002_b.sql", "CREATE TABLE n (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES n (id) ON DELETE CASCADE);\nPRAGMA defer_foreign_keys = ON;\nINSERT INTO n SELECT id, parent FROM nodes;\nDROP TABLE nodes;\nALTER TABLE n RENAME TO nodes;"))
            .ReportsNothing();

    [Theory]
    [InlineData("INTEGER REFERENCES users (id) ON DELETE SET NULL")]
    [InlineData("INTEGER UNIQUE CHECK (editor > 0) REFERENCES users (id) ON DELETE SET NULL", "CREATE TABLE p (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id), editor {0}); INSERT INTO p (id, user_id) SELECT id, user_id FROM posts; DROP TABLE posts; ALTER TABLE p RENAME TO posts;")]
    public void AReferenceThatALaterMigrationAddsIsLostToo(string column, string adds = "ALTER TABLE posts ADD COLUMN editor {0};") => ReplayedFolder.With(
            ("0001_a.sql", "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE posts (id INTEGER PRIMARY KEY, user_id INTEGER REFERENCES users (id));"),
            ("0002_b.sql", string.Format(System.Globalization.CultureInfo.InvariantCulture, adds, column)),
            ("0003_c.sql", "UPDATE posts SET user_id = NULL WHERE 1;\n" + Rebuild))
        .Says("MK4003", "to NULL", "'posts.editor'");

    [Fact]
    public void WhatHasShippedIsNot() =>
        Under("CASCADE", Rebuild).Locked().ReportsNothing();
}
