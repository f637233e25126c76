using MigrationKit.Compiler.Parsing;
using MigrationKit.Tool.Folders;
using MigrationKit.Tool.Replaying;
using Microsoft.Data.Sqlite;

namespace MigrationKit.Tool.Tests.Commands;

/// <summary>`schema`, `diff` and `status --drift`: what the folder makes, and what a database has instead.</summary>
public sealed class SchemaCommandTests : IDisposable
{
    private const string Snapshot =
        """
        # migrationkit snapshot 1: the schema that the migrations make. Written by the build; review it, never edit it.
        # engine SQLite 3.35.5

        table teams  -- 0001_initial
          column id INTEGER PRIMARY KEY
          column "odd name"

        table users  -- 0001_initial
          column id INTEGER PRIMARY KEY
          column team_id INT NOT NULL REFERENCES teams(id)
          column email TEXT  -- 0002_email
          index users_email UNIQUE (email)  -- 0002_email

        migrations
          0001_initial  additive
          0002_email  additive

        """;

    private readonly TempFolder _folder = new();

    public SchemaCommandTests()
    {
        With("0001_initial.sql", "CREATE TABLE teams (id INTEGER PRIMARY KEY, \"odd name\");\nCREATE TABLE users (id INTEGER PRIMARY KEY, team_id INT NOT NULL REFERENCES teams (id));\n");
        With("0002_email.sql", "ALTER TABLE users ADD COLUMN email TEXT;\n-- migration:step Backfill\nCREATE UNIQUE INDEX users_email ON users (email);\n");
    }

    private string Set => _folder["Migrations"];

    private string Database => _folder["app.db"];

    [Fact]
    public async Task TheSchemaIsPrintedAsTheSnapshot()
    {
        var run = (await InProcess.RunAsync("schema", Set)).Expect(0);

        Assert.Equal(Snapshot.ReplaceLineEndings("\n"), run.Out);
        Assert.False(File.Exists(_folder["Migrations/schema.snapshot"]));
    }

    [Fact]
    public async Task WritingChangesTheFileOnlyWhereItSaysSomethingElse()
    {
        var first = (await InProcess.RunAsync("schema", Set, "--write", "--json")).Expect(0);
        _folder.With("Migrations/schema.snapshot", Snapshot.Replace("3.35.5", "3.99.0", StringComparison.Ordinal));
        var second = (await InProcess.RunAsync("schema", Set, "--write", "--json")).Expect(0);

        Assert.True(first.Json.GetProperty("changed").GetBoolean());
        Assert.False(second.Json.GetProperty("changed").GetBoolean());
        Assert.Contains("3.99.0", _folder.Read("Migrations/schema.snapshot"), StringComparison.Ordinal);
        Assert.Equal(64, first.Json.GetProperty("fingerprint").GetString()!.Length);
    }

    /// <summary>Each view has the migration that made it, and a condition on rows stops no build, which has none.</summary>
    [Fact]
    public async Task WhatIsWrittenIsNotStaleToABuild()
    {
        With("0003_active.sql", "-- migration:require SELECT count(*) > 0 FROM users\nALTER TABLE users ADD COLUMN active INT;\n");
        With("R__active.sql", "DROP VIEW IF EXISTS active;\nCREATE VIEW active AS SELECT id FROM users WHERE active;\n");
        With("R__names.sql", "DROP VIEW IF EXISTS names;\nCREATE VIEW names AS SELECT email FROM users;\n");
        (await InProcess.RunAsync("lock", Set)).Expect(0);

        (await InProcess.RunAsync("schema", Set, "--write")).Expect(0);

        Assert.Contains("view names  -- R__names\n", _folder.Read("Migrations/schema.snapshot"), StringComparison.Ordinal);
        (await InProcess.RunAsync("check", Set, "--ci", "--warnings-as-errors")).Expect(0);
    }

    [Fact]
    public async Task TheDiagramHasTablesKeysAndRelations()
    {
        var run = (await InProcess.RunAsync("schema", Set, "--mermaid")).Expect(0);

        Assert.Equal(
            """
            erDiagram
                "teams" {
                    INTEGER id PK
                    any odd_name "odd name"
                }
                "users" {
                    INTEGER id PK
                    INT team_id FK
                    TEXT email
                }
                "teams" ||--o{ "users" : "team_id"

            """.ReplaceLineEndings("\n"),
            run.Out);
    }

    [Fact]
    public async Task AScriptThatDoesNotRunIsNamed()
    {
        With("0003_broken.sql", "ALTER TABLE nope ADD COLUMN a;\n");

        var run = (await InProcess.RunAsync("schema", Set, "--write")).Expect(1);

        Assert.Contains("0003_broken.sql(1,1)", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["Migrations/schema.snapshot"]));
    }

    [Fact]
    public async Task TheOtherDialectCannotBeRun() => (await InProcess.RunAsync("schema", Set, "--dialect", "postgresql")).Expect(2);

    /// <summary>What Mermaid itself draws of these was looked at in a browser; a column or type called as its key marks is a syntax error there.</summary>
    [Fact]
    public async Task OddNamesBecomeWordsThatMermaidDraws()
    {
        using var folder = new TempFolder().With(
            "0001_a.sql",
            """
            CREATE TABLE "my order" (pk INTEGER PRIMARY KEY, "first name" TEXT, "1st" DECIMAL(10, 2), "größe" UK, "a""b" TEXT);
            CREATE TABLE "li""ne" ("order" INTEGER NOT NULL, no INTEGER, PRIMARY KEY ("order", no), FOREIGN KEY ("order") REFERENCES "my order" (pk));
            """);

        var run = (await InProcess.RunAsync("schema", folder.Path, "--mermaid")).Expect(0);

        Assert.Equal(
            """
            erDiagram
                "li_ne" {
                    INTEGER order PK, FK
                    INTEGER no PK
                }
                "my order" {
                    INTEGER pk_ PK "pk"
                    TEXT first_name "first name"
                    DECIMAL(10_2) _1st "1st"
                    UK_ gr_e "größe"
                    TEXT a_b "a_b"
                }
                "my order" ||--o{ "li_ne" : "order"

            """.ReplaceLineEndings("\n"),
            run.Out);
    }

    [Fact]
    public async Task ADiagramCannotBeWritten() => (await InProcess.RunAsync("schema", Set, "--mermaid", "--write")).Expect(2);

    [Fact]
    public async Task OneEnvironmentCannotBeWritten()
    {
        With("0003_audit.sql", "-- migration:only production\n-- migration:require SELECT count(*) > 0 FROM users\nCREATE TABLE audit (id INTEGER PRIMARY KEY);\n");

        var production = (await InProcess.RunAsync("schema", Set, "--environment", "production")).Expect(0).Out;
        var staging = (await InProcess.RunAsync("schema", Set, "--environment", "staging")).Expect(0).Out;

        Assert.Contains("table audit  -- 0003_audit\n", production, StringComparison.Ordinal);
        Assert.DoesNotContain("audit", staging, StringComparison.Ordinal);
        (await InProcess.RunAsync("schema", Set, "--environment", "production", "--write")).Expect(2);
        Assert.False(File.Exists(_folder["Migrations/schema.snapshot"]));
    }

    /// <summary>And not only when the replay has had its time.</summary>
    [Fact]
    public async Task ItEndsWhenItIsCancelled()
    {
        With("0003_endless.sql", "-- migration:only production\nWITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c;\n");
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var folder = Folder.Compile(Set, SqlDialect.Sqlite);

        await Assert.ThrowsAsync<OperationCanceledException>(() => FolderSchema.ReadAsync(folder, null, cancelled.Token));
        Assert.Throws<OperationCanceledException>(() => FolderReplay.Run(folder.Set, null, Set, cancelled.Token));
        Assert.Throws<OperationCanceledException>(() => FolderImpacts.Of(folder, cancelled.Token));
    }

    [Theory]
    [InlineData("schema")]
    [InlineData("check")]
    [InlineData("lock")]
    public async Task AndSpeaksOfNoDatabase(string command)
    {
        With("0003_endless.sql", "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c;\n");

        Assert.Equal("error: Cancelled. Nothing was written.\n", (await InProcess.CancelledAsync(command, Set)).Expect(1).Error);
    }

    [Fact]
    public async Task DiffComparesWhateverTheHistorySays()
    {
        Execute("CREATE TABLE teams (id INTEGER PRIMARY KEY, \"odd name\"); CREATE TABLE users (id INTEGER PRIMARY KEY, team_id TEXT); CREATE TABLE extra (a)");

        var run = (await Run("diff")).Expect(1);
        var json = (await Run("diff", "--json")).Expect(1);

        Assert.Contains("column 'users.team_id': INT NOT NULL REFERENCES teams(id) became TEXT\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("column 'users.email' was removed: TEXT\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("table 'extra' was added\n", run.Out, StringComparison.Ordinal);
        Assert.EndsWith(" 2 migrations are pending there.\n", run.Out, StringComparison.Ordinal);
        Assert.Equal("changed", json.Json.GetProperty("differences")[0].GetProperty("kind").GetString());
        Assert.Equal(2, json.Json.GetProperty("pending").GetInt32());
    }

    [Fact]
    public async Task ADatabaseThatIsNotThereIsNotCompared()
    {
        Assert.Contains("There is no SQLite database '", (await Run("diff")).Expect(1).Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Database));
    }

    [Fact]
    public async Task DriftIsWhatWasChangedByHand()
    {
        With("0002_email.sql", "ALTER TABLE users ADD COLUMN email TEXT;\nCREATE UNIQUE INDEX users_email ON users (email);\n");
        (await InProcess.RunAsync("schema", Set, "--write")).Expect(0);
        var before = (await Run("status", "--drift")).Expect(0);
        (await Run("migrate")).Expect(0);
        var none = (await Run("status", "--drift")).Expect(0);
        Execute("DROP INDEX users_email; ALTER TABLE users ADD COLUMN added INT; CREATE TRIGGER r AFTER INSERT ON users BEGIN SELECT 1; END");

        var run = (await Run("status", "--drift")).Expect(1);
        var json = (await Run("status", "--drift", "--json")).Expect(1);
        (await Run("status")).Expect(0);

        Assert.EndsWith("Drift: not looked for, because the database does not have exactly these migrations.\n", before.Out, StringComparison.Ordinal);
        Assert.EndsWith("Drift: none.\n", none.Out, StringComparison.Ordinal);
        Assert.EndsWith("Drift: 3 differences.\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("error: changed by hand: index 'users_email' of 'users' was removed: UNIQUE (email)\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("column 'users.added' was added: INT\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("trigger 'r' of 'users' was added", run.Error, StringComparison.Ordinal);
        Assert.Equal("index", json.Json.GetProperty("drift")[0].GetProperty("part").GetString());
    }

    [Fact]
    public async Task WithoutASnapshotThereIsNothingToCompareWith()
    {
        var run = (await Run("status", "--drift")).Expect(1);

        Assert.Contains("migrationkit schema", run.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        using (var pooled = new SqliteConnection($"Data Source={Database}"))
        {
            SqliteConnection.ClearPool(pooled);
        }

        _folder.Dispose();
    }

    private void With(string file, string text) => _folder.With("Migrations/" + file, text);

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private Task<ToolRun> Run(string command, params string[] options) => InProcess.RunAsync([command, Set, "--database", Database, .. options]);
}
