using System.Text.Json;

namespace MigrationKit.Tool.Tests.Commands;

/// <summary>The record of a run is written however it ends; and the way back to nothing.</summary>
public sealed class RecordTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Database => _folder["app.db"];

    private string Record => _folder["records/record.json"];

    private JsonElement Written => JsonDocument.Parse(File.ReadAllText(Record)).RootElement;

    [Fact]
    public async Task AFailedRunLeavesItsRecord()
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n");
        (await Run("migrate")).Expect(0);
        With("0002_more.sql", "CREATE TABLE u (a);\nINSERT INTO missing VALUES (1);\n");

        var run = (await Run("migrate", "--backup", _folder["back-ups"], "--report", Record)).Expect(1);

        Assert.Contains("no such table: missing", run.Error, StringComparison.Ordinal);
        Assert.Equal(("scriptFailed", 2), (Written.GetProperty("error").GetProperty("kind").GetString(), Written.GetProperty("error").GetProperty("line").GetInt32()));
        Assert.True(File.Exists(Written.GetProperty("backup").GetString()));
        Assert.Equal(1, Written.GetProperty("stopped").GetProperty("statements").GetInt32());
    }

    [Fact]
    public async Task AFolderThatIsRefusedLeavesARecordOfThat()
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n");
        With("0002_broken.sql", "INSERT INTO t VALUES ('without an end);\n");

        (await Run("migrate", "--report", Record)).Expect(1);

        Assert.Equal("invalidFolder", Written.GetProperty("error").GetProperty("kind").GetString());
        Assert.Contains("error MK", Written.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARecordThatCannotBeWrittenStopsTheRunBeforeItBegins()
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n");
        _folder.With("records", "a file where the folder has to be");

        (await Run("migrate", "--report", Record)).Expect(1);

        Assert.False(File.Exists(Database));
    }

    [Fact]
    public async Task ARollBackIsBackedUpAndRecorded()
    {
        With("0001_initial.up.sql", "CREATE TABLE t (a);\n");
        With("0001_initial.down.sql", "DROP TABLE t;\n");
        With("0002_more.up.sql", "CREATE TABLE u (a);\n");
        With("0002_more.down.sql", "DROP TABLE u;\n");
        (await Run("migrate")).Expect(0);

        var run = (await Run("rollback", "--to", "0001_initial", "--backup", _folder["back-ups"], "--report", Record)).Expect(0);

        var backup = Assert.Single(Directory.EnumerateFiles(_folder["back-ups"]));
        Assert.Contains($"back-up: {backup}\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(("down", backup), (Written.GetProperty("migrations")[0].GetProperty("direction").GetString(), Written.GetProperty("backup").GetString()));
    }

    [Fact]
    public async Task AllIsTakenBackWithAPersonsWord()
    {
        With("0001_initial.up.sql", "CREATE TABLE t (a);\n");
        With("0001_initial.down.sql", "DROP TABLE t;\n");
        (await Run("migrate")).Expect(0);

        var dry = (await Run("rollback", "--all", "--dry-run")).Expect(0);
        var nobody = (await Run("rollback", "--all")).Expect(2);
        var done = (await Run("rollback", "--all", "--yes")).Expect(0);
        var again = (await Run("rollback", "--all", "--yes")).Expect(0);

        Assert.Contains("DROP TABLE t;", dry.Out, StringComparison.Ordinal);
        Assert.StartsWith("error: Every migration of set 'Migrations' is taken back from the SQLite database '", nobody.Error, StringComparison.Ordinal);
        Assert.Contains("1 migration taken back", done.Out, StringComparison.Ordinal);
        Assert.Equal($"Nothing to do: the SQLite database '{Database}' has no migration of this folder.\n", again.Out);
        Assert.Contains("0001_initial  pending", (await Run("status")).Expect(0).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--all", "--to", "0001_initial")]
    public async Task HowFarHasToBeSaidOnce(params string[] options)
    {
        With("0001_initial.up.sql", "CREATE TABLE t (a);\n");

        var run = (await Run("rollback", options)).Expect(2);

        Assert.Contains("Say how far to go back: --to ID, which stays applied, or --all.", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void With(string file, string text) => _folder.With("Migrations/" + file, text);

    private Task<ToolRun> Run(string command, params string[] options) => InProcess.RunAsync([command, _folder["Migrations"], "--database", Database, .. options]);
}
