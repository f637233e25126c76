using Microsoft.Data.Sqlite;

namespace MigrationKit.Tool.Tests.Commands;

public sealed class RestoreAndRepairTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Set => _folder["Migrations"];

    private string Database => _folder["app.db"];

    [Fact]
    public async Task ABackupIsTakenNamedAndRestored()
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n");
        (await Run("migrate")).Expect(0);
        With("0002_more.sql", "CREATE TABLE u (a);\n");

        var json = (await Run("migrate", "--backup", _folder["back-ups"], "--json")).Expect(0);
        var backup = json.Json.GetProperty("backup").GetString()!;
        var run = (await InProcess.RunAsync("restore", backup, "--database", Database, "--yes")).Expect(0);

        Assert.StartsWith(_folder["back-ups/app.db.0001_initial."], backup, StringComparison.Ordinal);
        Assert.Equal($"taken back: 0002_more\nRestored the SQLite database '{Database}' from '{backup}'; its last migration is 0001_initial.\n", run.Out);
        Assert.Contains("0002_more     pending\n", (await Run("status")).Expect(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABackupFromBeforeTheFirstMigrationHasNone()
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n");
        using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE mine (a)";
            command.ExecuteNonQuery();
        }

        var json = (await Run("migrate", "--backup", _folder["back-ups"], "--json")).Expect(0);
        var run = (await InProcess.RunAsync("restore", json.Json.GetProperty("backup").GetString()!, "--database", Database, "--yes")).Expect(0);

        Assert.EndsWith("; no migration is applied.\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFailureNamesTheBackup()
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n");
        (await Run("migrate")).Expect(0);
        With("0002_more.sql", "INSERT INTO missing VALUES (1);\n");

        var run = (await Run("migrate", "--backup", _folder["back-ups"])).Expect(1);

        Assert.Contains($"The back-up from before the run: '{_folder["back-ups/app.db.0001_initial."]}", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABackupThatIsNoneIsRefused()
    {
        _folder.With("notes.bak", "not a database, but a text that is long enough to have been mistaken for a header");

        var run = (await InProcess.RunAsync("restore", _folder["notes.bak"], "--database", Database)).Expect(1);

        Assert.Contains("is damaged, or no SQLite database", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Database));
    }

    [Theory]
    [InlineData("record.html", "<!DOCTYPE html>")]
    [InlineData("record.json", "{\n  \"version\": 1,")]
    public async Task TheReportIsWrittenInTheFormOfItsName(string file, string beginning)
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n");

        (await Run("migrate", "--report", _folder[file])).Expect(0);

        Assert.StartsWith(beginning, _folder.Read(file).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReportOfNoKnownFormIsRefusedBeforeTheRun()
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n");

        (await Run("migrate", "--report", _folder["record.pdf"])).Expect(2);

        Assert.False(File.Exists(Database));
    }

    [Fact]
    public async Task AnEditIsAcceptedOnlyByName()
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n");
        (await Run("migrate")).Expect(0);
        With("0001_initial.sql", "CREATE TABLE t (a );-- why\n");
        var look = (await Run("repair")).Expect(0);
        With("0001_initial.sql", "CREATE TABLE t (b);\n");

        var refused = (await Run("repair")).Expect(1);
        var accepted = (await Run("repair", "--accept", "0001_initial", "--yes")).Expect(0);

        Assert.StartsWith("comments or white space taken over: 0001_initial\n", look.Out, StringComparison.Ordinal);
        Assert.Contains("name '0001_initial' with --accept. The history was not changed.", refused.Error, StringComparison.Ordinal);
        Assert.StartsWith("accepted as it is now: 0001_initial\n", accepted.Out, StringComparison.Ordinal);
        Assert.StartsWith("Nothing to repair", (await Run("repair")).Expect(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARepeatableThatIsGoneIsRemovedOnlyWhereThatIsSaid()
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n");
        With("R__all.sql", "CREATE VIEW IF NOT EXISTS v AS SELECT a FROM t;\n");
        (await Run("migrate")).Expect(0);
        File.Delete(_folder["Migrations/R__all.sql"]);

        var silent = (await Run("repair", "--json")).Expect(0).Json;
        var told = (await Run("repair", "--remove-deleted-repeatables", "--json")).Expect(0).Json;

        Assert.Equal(0, silent.GetProperty("removed").GetArrayLength());
        Assert.Equal("R__all", Assert.Single(told.GetProperty("removed").EnumerateArray()).GetString());
    }

    public void Dispose() => _folder.Dispose();

    private void With(string file, string text) => _folder.With("Migrations/" + file, text);

    private Task<ToolRun> Run(string command, params string[] options) => InProcess.RunAsync([command, Set, "--database", Database, .. options]);
}
