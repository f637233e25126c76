using MigrationKit.Replay.Rebuilding;

namespace MigrationKit.Replay.Tests.Rebuilding;

public sealed class RebuildScriptTests
{
    private const string Made = """
        CREATE TABLE users (id INTEGER PRIMARY KEY AUTOINCREMENT, [full name] TEXT, up TEXT AS (upper([full name])));
        CREATE TABLE posts (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE);
        CREATE TABLE likes (post_id INTEGER REFERENCES posts (id) ON DELETE SET NULL);
        CREATE UNIQUE INDEX users_name ON users ("full name") WHERE id > 0;
        CREATE VIEW names AS SELECT "full name" FROM users;
        CREATE VIEW short_names AS SELECT substr("full name", 1, 3) FROM names;
        CREATE TRIGGER users_i AFTER INSERT ON users BEGIN SELECT 1; END;
        CREATE TRIGGER posts_i AFTER INSERT ON posts BEGIN UPDATE users SET "full name" = 'x' WHERE id = new.user_id AND 0; END;
        """;

    [Fact]
    public void WhatItWritesRunsOnRowsAndLosesNothing()
    {
        var folder = ReplayedFolder.Script(Made);
        folder.And("0002_rebuild.sql", Written(folder)!).ReportsNothing();
    }

    [Fact]
    public void TheSchemaStaysWhatItWas()
    {
        var folder = ReplayedFolder.Script(Made);
        var rebuilt = folder.And("0002_rebuild.sql", Written(folder)!);

        Assert.Equal(Schema(folder), Schema(rebuilt));
    }

    [Theory]
    [InlineData("name TEXT", "rowid, \"name\"")]
    [InlineData("rowid TEXT, name TEXT PRIMARY KEY", "_rowid_, \"rowid\", \"name\"")]
    [InlineData("id INTEGER PRIMARY KEY DESC", "rowid, \"id\"")]
    [InlineData("id INTEGER PRIMARY KEY", "\"id\"")]
    public void RowsWhoseNumberIsNoColumnKeepIt(string columns, string copied) =>
        Assert.Contains($"SELECT {copied} FROM \"users\"", Written(ReplayedFolder.Script($"CREATE TABLE users ({columns});")), StringComparison.Ordinal);

    [Fact]
    public void RowsWithoutANumberGetNone() =>
        Assert.Contains("SELECT \"a\" FROM", Written(ReplayedFolder.Script("CREATE TABLE users (a TEXT PRIMARY KEY) WITHOUT ROWID;")), StringComparison.Ordinal);

    [Fact]
    public void WithoutSuchATableThereIsNothingToWrite() =>
        Assert.Equal("the migrations make no such table", ReplayedFolder.Script(Made).Inspect(database => RebuildScript.Of(database, "user").WhyNot));

    private static string? Written(ReplayedFolder folder) => folder.Inspect(database => RebuildScript.Of(database, "USERS").Script);

    private static string? Schema(ReplayedFolder folder) => folder.Inspect(database => string.Join(
        "\n", database.Query("SELECT type || ' ' || name || ' ' || replace(sql, '\"users\"', 'users') FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name").Select(row => row[0])));
}
