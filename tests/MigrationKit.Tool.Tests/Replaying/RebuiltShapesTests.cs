using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MigrationKit.Tool.Tests.Replaying;

/// <summary>`new --rebuild` for tables of every shape: it checks without a problem, and on a database with rows nothing is lost or changed.</summary>
public sealed class RebuiltShapesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<string, string> Shapes => new()
    {
        { "t", "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT);\nINSERT INTO t VALUES (7, 'x'), (9, NULL);" },
        { "t", "CREATE TABLE t (a TEXT NOT NULL, b INTEGER NOT NULL, c REAL, PRIMARY KEY (a, b)) WITHOUT ROWID;\nINSERT INTO t VALUES ('x', 1, 1.5);" },
        { "t", "CREATE TABLE t (a INTEGER PRIMARY KEY, b ANY, c BLOB) -- kept as it is\n;\nINSERT INTO t VALUES (1, x'00', zeroblob(3));" },
        {
            "t",
            "CREATE TABLE t (a INTEGER PRIMARY KEY, b INTEGER, c INTEGER GENERATED ALWAYS AS (b * 2) STORED, d TEXT AS (b || 'x') VIRTUAL);\n"
            + "INSERT INTO t (b) VALUES (3);\nCREATE INDEX t_d ON t (d);"
        },
        {
            "t",
            "CREATE TABLE t (a INTEGER PRIMARY KEY, parent INTEGER REFERENCES t (a) ON DELETE CASCADE);\nCREATE INDEX t_parent ON t (parent);\n"
            + "INSERT INTO t VALUES (1, NULL), (2, 1);"
        },
        {
            "parent",
            "CREATE TABLE parent (a INTEGER, b TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID;\n"
            + "CREATE TABLE child (id INTEGER PRIMARY KEY, a INTEGER, b TEXT, FOREIGN KEY (a, b) REFERENCES parent (a, b) ON DELETE CASCADE ON UPDATE CASCADE);\n"
            + "CREATE INDEX child_ab ON child (a, b);\nINSERT INTO parent VALUES (1, 'x');\nINSERT INTO child VALUES (1, 1, 'x');"
        },
        {
            "t",
            "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT, b TEXT);\nCREATE TABLE other (a INTEGER PRIMARY KEY AUTOINCREMENT);\n"
            + "INSERT INTO t (b) VALUES ('x'), ('y');\nDELETE FROM t WHERE a = 2;\nINSERT INTO other VALUES (5);"
        },
        { "t", "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT, b TEXT);" },
        { "t", "CREATE TABLE t (a INTEGER PRIMARY KEY /* no AUTOINCREMENT */, b TEXT);\nINSERT INTO t VALUES (1, 'x');" },
        {
            "t",
            "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT, c TEXT UNIQUE);\nCREATE UNIQUE INDEX t_part ON t (b) WHERE b IS NOT NULL;\n"
            + "CREATE INDEX t_lower ON t (lower(b), a DESC) -- by name\n;\nINSERT INTO t VALUES (1, 'x', 'y');"
        },
        {
            "t",
            "CREATE TABLE t (a INTEGER PRIMARY KEY, b INTEGER);\nCREATE TABLE log (a INTEGER, b TEXT);\nCREATE TABLE other (a INTEGER);\n"
            + "CREATE TRIGGER own AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.a, 'own'); END;\n"
            + "CREATE TRIGGER theirs AFTER INSERT ON other BEGIN UPDATE t SET b = b + 1; INSERT INTO log SELECT a, 'theirs' FROM t; END;\n"
            + "INSERT INTO t VALUES (1, 1);\nINSERT INTO other VALUES (1);"
        },
        {
            "t",
            "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT);\nCREATE VIEW outer_one AS SELECT * FROM inner_one -- of it\n;\n"
            + "CREATE VIEW inner_one AS SELECT a FROM t WHERE b IS NOT NULL;\nCREATE VIEW third AS SELECT count(*) AS n FROM outer_one;\nINSERT INTO t VALUES (1, 'x');"
        },
        {
            "t",
            "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT);\nCREATE TABLE log (b TEXT);\nCREATE VIEW v AS SELECT b FROM t;\n"
            + "CREATE TRIGGER v_insert INSTEAD OF INSERT ON v BEGIN INSERT INTO log VALUES (new.b); END;\nINSERT INTO t VALUES (1, 'x');"
        },
        { "t", "CREATE TABLE t (a INTEGER PRIMARY KEY);\nCREATE TABLE new_t (a INTEGER PRIMARY KEY);\nINSERT INTO t VALUES (1);\nINSERT INTO new_t VALUES (2);" },
        {
            "order \"by\" [x]'s",
            "CREATE TABLE \"order \"\"by\"\" [x]'s\" (\"select\" INTEGER PRIMARY KEY AUTOINCREMENT, [group by] TEXT, \"a\"\"b\" TEXT DEFAULT 'it''s; --');\n"
            + "CREATE INDEX \"i;x\" ON \"order \"\"by\"\" [x]'s\" (\"a\"\"b\");\nINSERT INTO \"order \"\"by\"\" [x]'s\" ([group by]) VALUES ('x');"
        },
        { "größe\n-- t", "CREATE TABLE \"größe\n-- t\" (a INTEGER PRIMARY KEY);\nINSERT INTO \"größe\n-- t\" VALUES (1);" },
        { "t", "CREATE TABLE t AS SELECT 1 AS a, 'x' AS \"b c\";" },
        {
            "posts",
            "CREATE TABLE posts (id INTEGER PRIMARY KEY, body TEXT);\nCREATE VIRTUAL TABLE search USING fts5 (body, content = 'posts', content_rowid = 'id');\n"
            + "CREATE TRIGGER posts_ai AFTER INSERT ON posts BEGIN INSERT INTO search (rowid, body) VALUES (new.id, new.body); END;\nINSERT INTO posts VALUES (3, 'hello');"
        },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task NothingIsLostOrChanged(string table, string sql)
    {
        var (set, database) = (_folder["Migrations"], $"Data Source={_folder["app.db"]};Pooling=False");
        _folder.With("Migrations/0001_made.sql", sql + "\n");
        (await InProcess.RunAsync("migrate", set, "-d", database)).Expect(0);
        var before = Contents(database);

        (await InProcess.RunAsync("new", "again", "--set", set, "--rebuild", table)).Expect(0);

        var script = _folder.Read("Migrations/0002_again.sql");
        Assert.DoesNotContain("\n\n\n", script, StringComparison.Ordinal);
        Assert.DoesNotContain("MK4", (await InProcess.RunAsync("check", set)).Expect(0).Out, StringComparison.Ordinal);
        (await InProcess.RunAsync("migrate", set, "-d", database)).Expect(0);
        Assert.Equal(before, Contents(database));
    }

    [Theory]
    [InlineData("search", "virtual table")]
    [InlineData("search_data", "virtual table")]
    [InlineData("nothing", "no such table")]
    [InlineData("v", "no such table")]
    [InlineData("sqlite_sequence", "SQLite's own")]
    public async Task WhatCannotBeRebuiltIsRefusedWithTheReason(string table, string why)
    {
        var set = _folder["Migrations"];
        _folder.With("Migrations/0001_made.sql", "CREATE VIRTUAL TABLE search USING fts5 (body);\nCREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT);\nCREATE VIEW v AS SELECT 1;\n");

        var run = (await InProcess.RunAsync("new", "again", "--set", set, "--rebuild", table)).Expect(1);

        Assert.Contains(why, run.Error, StringComparison.Ordinal);
        Assert.Equal(["Migrations/0001_made.sql"], _folder.Files());
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Every object and row. The rename writes a table's name in quotes, and rows of statistics are no content.</summary>
    private static List<string> Contents(string database)
    {
        using var connection = new SqliteConnection(database);
        connection.Open();
        var lines = Rows(connection, "SELECT type, name, tbl_name, replace(sql, '\"', '') FROM sqlite_master WHERE tbl_name NOT LIKE 'migration%' ORDER BY type, name");
        foreach (var table in Rows(connection, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'migration%' ORDER BY name"))
        {
            lines.Add($"= {table}");
            lines.AddRange(Rows(connection, $"SELECT * FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\" ORDER BY 1"));
        }

        return lines;
    }

    private static List<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] blob ? Convert.ToHexString(blob) : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return rows;
    }
}
