using Microsoft.Data.Sqlite;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Tests.Commands;

public sealed class MigrateCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Set => _folder["Migrations"];

    private string Database => _folder["app.db"];

    [Fact]
    public async Task PendingMigrationsAreAppliedOnce()
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n").With("Migrations/0002_more.sql", "ALTER TABLE t ADD COLUMN b;\n");

        var first = (await Migrate()).Expect(0);
        var second = (await Migrate()).Expect(0);

        Assert.StartsWith("running 0001_initial (1 of 2)\nrunning 0002_more (2 of 2)\n2 migrations applied, 1 transaction, ", first.Out, StringComparison.Ordinal);
        Assert.Equal($"Nothing to do: the SQLite database '{Database}' is up to date.\n", second.Out);
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("status")]
    [InlineData("rehearse")]
    [InlineData("repair")]
    public async Task AnotherDialectIsNoSqliteDatabases(string command)
    {
        With("0001_initial.sql", "CREATE TABLE t (a text);\n");

        var run = (await InProcess.RunAsync(command, Set, "-d", Database, "--dialect", "postgresql")).Expect(2);

        Assert.Contains($"`{command}` needs an engine, and this program has SQLite only.", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Database));
    }

    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=shared;Mode=Memory;Cache=Shared")]
    [InlineData("Data Source=file:shared?mode=memory&cache=shared")]
    public async Task ADatabaseThatWouldBeGoneAtOnceIsRefused(string database)
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n");

        var run = (await InProcess.RunAsync("migrate", Set, "-d", database)).Expect(1);

        Assert.Contains("is in memory and would be gone as soon as", run.Error, StringComparison.Ordinal);
        Assert.Contains("Name a file.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnErrorNamesFileLineAndColumnAndEverythingIsRolledBack()
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n").With("Migrations/0002_bad.sql", "SELECT 1;\n\n  INSERT INTO nope VALUES (1);\n");

        var run = (await Migrate()).Expect(1);
        var json = (await Migrate("--json")).Expect(1);
        var status = (await InProcess.RunAsync("status", Set, "-d", Database)).Expect(0);

        Assert.Contains($"{Path.Combine(Set, "0002_bad.sql")}(3,3): no such table: nope", run.Error, StringComparison.Ordinal);
        Assert.Contains("Everything was rolled back", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("2 migrations, 2 pending.\n", status.Out, StringComparison.Ordinal);
        var error = json.Json.GetProperty("error");
        Assert.Equal("scriptFailed", error.GetProperty("kind").GetString());
        Assert.Equal(Path.Combine(Set, "0002_bad.sql"), error.GetProperty("file").GetString());
        Assert.Equal(3, error.GetProperty("line").GetInt32());
        Assert.Empty(error.GetProperty("committed").EnumerateArray());
        Assert.Empty(json.Error);
    }

    [Fact]
    public async Task ADryRunIsAScriptThatMakesTheSameSchema()
    {
        With("0001_initial.sql", "CREATE TABLE t (a) -- no end;\n").With("Migrations/0002_more.sql", "CREATE TABLE u (b);\nCREATE INDEX i ON u (b)")
            .With("Migrations/0003_last.sql", "CREATE TABLE v (c);\n");

        var script = (await Migrate("--dry-run")).Expect(0).Out;

        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = script;
        command.ExecuteNonQuery();
        command.CommandText = "SELECT group_concat(name) FROM sqlite_master";
        Assert.Equal("t,u,i,v", command.ExecuteScalar());
    }

    [Fact]
    public async Task PerMigrationKeepsWhatCameBefore()
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n").With("Migrations/0002_bad.sql", "INSERT INTO nope VALUES (1);\n");

        var run = (await Migrate("--transaction", "per-migration", "--json")).Expect(1);

        Assert.Equal("0001_initial", run.Json.GetProperty("error").GetProperty("committed")[0].GetString());
    }

    [Fact]
    public async Task ADryRunShowsTheSqlAndCreatesNothing()
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n");

        var run = (await Migrate("--dry-run")).Expect(0);
        var json = (await Migrate("--dry-run", "--json")).Expect(0);

        Assert.Contains($"-- apply 0001_initial ({Path.Combine(Set, "0001_initial.sql")})\nCREATE TABLE t (a);\n", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("-- 1 migration would run; this was a dry run and changed nothing.\n", run.Out, StringComparison.Ordinal);
        Assert.Equal("CREATE TABLE t (a);\n", json.Json.GetProperty("transactions")[0].GetProperty("steps")[0].GetProperty("sql").GetString());
        Assert.False(File.Exists(Database));
    }

    [Fact]
    public async Task ToStopsBehindAMigration()
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n").With("Migrations/0002_more.sql", "ALTER TABLE t ADD COLUMN b;\n");

        var run = (await Migrate("--to", "0001_initial", "--json")).Expect(0);
        var unknown = (await Migrate("--to", "0009_nope")).Expect(1);

        Assert.Equal(1, run.Json.GetProperty("migrations").GetArrayLength());
        Assert.Contains("has no migration '0009_nope'", unknown.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2", "That may be '0002_more'; ids are")]
    [InlineData("0002", "That may be '0002_more'; ids are")]
    [InlineData("0002_more.sql", "That may be '0002_more'; ids are")]
    [InlineData("0002_less", "Its last one is '0003_rest'; ids are")]
    public async Task AVersionOrAFileIsNoIdAndTheOneThatIsMeantIsNamed(string to, string said)
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n").With("Migrations/0002_more.sql", "ALTER TABLE t ADD COLUMN b;\n")
            .With("Migrations/0003_rest.sql", "ALTER TABLE t ADD COLUMN c;\n");

        Assert.Contains(said, (await Migrate("--to", to)).Expect(1).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALateMergeIsRefusedByNameAndAnOptionLetsItRun()
    {
        With("0002_b.sql", "CREATE TABLE b (a);\n");
        (await Migrate()).Expect(0);
        With("0001_a.sql", "CREATE TABLE a (a);\n");

        var refused = (await Migrate()).Expect(1);
        (await Migrate("--allow-out-of-order")).Expect(0);

        Assert.Contains("'0001_a'", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--allow-out-of-order", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("MigrationOptions", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFolderWithErrorsIsRefusedInTheWordsOfCheck()
    {
        With("0001_initial.sql", "SELECT 'open\n");

        var run = (await Migrate()).Expect(1);
        var check = (await InProcess.RunAsync("check", Set)).Expect(1);

        Assert.Equal(check.Out.Split('\n')[0], run.Error.Split('\n')[0]);
        Assert.Empty(run.Out);
        Assert.False(File.Exists(Database));
    }

    [Fact]
    public async Task AStepSendsTheUserToTheApp()
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n-- migration:step FillNames\n");

        var run = (await Migrate()).Expect(1);

        Assert.Contains("(2,1): migration '0001_initial' names the step 'FillNames', and this program has no C#. Run the app", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStepThatWasRunAlreadyDoesNotMatter()
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n-- migration:step FillNames\n");
        _folder.With("app.db", "");
        (await InProcess.RunAsync("baseline", Set, "-d", Database, "--to", "0001_initial")).Expect(0);
        With("0002_more.sql", "ALTER TABLE t ADD COLUMN b;\n");

        var run = (await Migrate()).Expect(1);

        // The baseline ran nothing, so the table is missing: the refusal is the engine's and not that of the step.
        Assert.Contains("no such table: t", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AScriptForAnEnvironmentAsksWhichThisIs()
    {
        With("0001_initial.sql", "-- migration:only production\nCREATE TABLE t (a);\n");

        var asked = (await Migrate()).Expect(1);
        var recorded = (await Migrate("--environment", "staging")).Expect(0);

        Assert.Contains("--environment", asked.Error, StringComparison.Ordinal);
        Assert.Contains("recorded 0001_initial, whose script is not for this environment\n0 migrations applied, 1 recorded only, ", recorded.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARenamedFolderIsFoundOutAndNameGoesOnWithItsHistory()
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n");
        (await Migrate()).Expect(0);
        Directory.Move(Set, _folder["Renamed"]);

        var refused = (await InProcess.RunAsync("migrate", _folder["Renamed"], "-d", Database)).Expect(1);
        (await InProcess.RunAsync("migrate", _folder["Renamed"], "-d", Database, "--name", "Migrations")).Expect(0);

        Assert.Contains("--name to \"Migrations\"", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Data Source={0}")]
    [InlineData("{0}")]
    public async Task ADatabaseIsAConnectionStringOrAPath(string form)
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n");

        (await InProcess.RunAsync("migrate", Set, "--database", string.Format(null, form, Database))).Expect(0);

        Assert.True(File.Exists(Database));
    }

    [Theory]
    [InlineData("Host=localhost;Password=secret")]
    [InlineData("Data Source=app.db;Password=secret;Pooling=perhaps")]
    [InlineData("  ")]
    public async Task WhatIsNeitherIsAWrongCall(string database)
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n");

        var run = (await InProcess.RunAsync("migrate", Set, "--database", database)).Expect(2);

        Assert.DoesNotContain("secret", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheHistoryTableCanHaveAnotherName()
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n");

        (await Migrate("--history-table", "_migrations")).Expect(0);
        var other = (await InProcess.RunAsync("status", Set, "-d", Database, "--history-table", "_migrations")).Expect(0);
        var standard = (await InProcess.RunAsync("status", Set, "-d", Database)).Expect(0);

        Assert.EndsWith("1 migration, 0 pending.\n", other.Out, StringComparison.Ordinal);
        Assert.EndsWith("1 migration, 1 pending.\n", standard.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void ACancelledRunIsAFailureOfItsOwnKind()
    {
        var failure = FailureResult.Of("migrate", new OperationCanceledException(), Set);

        Assert.Equal(1, failure.ExitCode);
        Assert.Equal("cancelled", failure.Error.Kind);
    }

    public void Dispose() => _folder.Dispose();

    private TempFolder With(string file, string text) => _folder.With("Migrations/" + file, text);

    private Task<ToolRun> Migrate(params string[] options) => InProcess.RunAsync(["migrate", Set, "--database", Database, .. options]);
}
