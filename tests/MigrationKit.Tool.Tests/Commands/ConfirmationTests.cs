namespace MigrationKit.Tool.Tests.Commands;

/// <summary>What cannot be taken back needs a person's word.</summary>
public sealed class ConfirmationTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Set => _folder["Migrations"];

    private string Database => _folder["app.db"];

    [Fact]
    public async Task RestoringAsksAndDoesNothingWithoutAYes()
    {
        var backup = await BackUp();

        var nobody = (await InProcess.RunAsync("restore", backup, "--database", Database)).Expect(2);
        var no = (await InProcess.AnsweringAsync("n", "restore", backup, "--database", Database)).Expect(1);
        var silence = (await InProcess.AnsweringAsync("", "restore", backup, "--database", Database)).Expect(1);
        var document = (await InProcess.AnsweringAsync("y", "restore", backup, "--database", Database, "--json")).Expect(2);

        Assert.Contains($"is replaced by the back-up '{backup}' of 20", nobody.Error, StringComparison.Ordinal);
        Assert.EndsWith("what was written since is gone. Nobody can be asked here: if that is meant, give --yes. Nothing was changed.\n", nobody.Error, StringComparison.Ordinal);
        Assert.EndsWith("Go on? [y/N] error: Nothing was changed.\n", no.Error, StringComparison.Ordinal);
        Assert.EndsWith("Go on? [y/N] error: Nothing was changed.\n", silence.Error, StringComparison.Ordinal);
        Assert.Equal("notConfirmed", document.Json.GetProperty("error").GetProperty("kind").GetString());
        Assert.Contains("0002_more     applied", (await Run("status")).Expect(0).Out, StringComparison.Ordinal);
        (await InProcess.AnsweringAsync("y", "restore", backup, "--database", Database)).Expect(0);
        Assert.Contains("0002_more     pending", (await Run("status")).Expect(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereThereIsNothingToLoseNobodyIsAsked()
    {
        var backup = await BackUp();

        (await InProcess.RunAsync("restore", backup, "--database", _folder["new.db"])).Expect(0);
    }

    [Fact]
    public async Task ABackupOfAnotherDatabaseIsRefusedEvenWithAYes()
    {
        var backup = await BackUp();
        (await InProcess.RunAsync("migrate", Set, "--database", _folder["other.db"])).Expect(0);

        var run = (await InProcess.RunAsync("restore", backup, "--database", _folder["other.db"], "--yes")).Expect(1);

        Assert.Contains("is not known to be a back-up of SQLite database", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAcceptedEditShowsBothChecksums()
    {
        await BackUp();
        _folder.With("Migrations/0002_more.sql", "CREATE TABLE u (a, b);\n");

        var nobody = (await Run("repair", "--accept", "0002_more")).Expect(2);
        var wrong = (await Run("repair", "--accept", "0002_more", "--accept", "0001_initial", "--yes")).Expect(1);
        var yes = (await InProcess.AnsweringAsync("yes", "repair", Set, "--database", Database, "--accept", "0002_more")).Expect(0);

        Assert.Matches("^error: The history will say that '0002_more' was applied with checksum [0-9a-f]{64}, not [0-9a-f]{64}. Only you know", nobody.Error);
        Assert.Contains("--accept names '0001_initial', and no migration of that id", wrong.Error, StringComparison.Ordinal);
        Assert.StartsWith("accepted as it is now: 0002_more\n", yes.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMigrationThatTheDatabaseHasAlreadyIsRecordedAndNotRun()
    {
        await BackUp();
        Execute("DELETE FROM migration_history WHERE id = '0002_more'; UPDATE migration_history SET newest = '1 0001_initial'");
        (await InProcess.RunAsync("schema", Set, "--write")).Expect(0);
        var status = (await Run("status")).Expect(0);
        var failed = (await Run("migrate")).Expect(1);
        var nobody = (await Run("repair", "--mark-applied", "0002_more")).Expect(2);
        var done = (await InProcess.AnsweringAsync("y", "repair", Set, "--database", Database, "--mark-applied", "0002_more")).Expect(0);

        Assert.Contains("\nnote: the schema is already what all of these migrations make.", status.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("note:", (await Run("status")).Expect(0).Out, StringComparison.Ordinal);
        Assert.Contains("table u already exists.", failed.Error, StringComparison.Ordinal);
        Assert.Contains("name '0002_more' with `migrationkit repair --mark-applied`", failed.Error, StringComparison.Ordinal);
        Assert.StartsWith("error: The history will say that '0002_more' was applied, and it will not be run.", nobody.Error, StringComparison.Ordinal);
        Assert.StartsWith("recorded as applied, not run: 0002_more\n", done.Out, StringComparison.Ordinal);
        Assert.StartsWith("Nothing to do", (await Run("migrate")).Expect(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALostRowIsRefusedUntilAPersonSaysWhatItMeans()
    {
        await BackUp();
        Execute("DELETE FROM migration_history WHERE id = '0002_more'");

        var refused = (await Run("migrate")).Expect(1);
        var status = (await Run("status")).Expect(1);
        var nobody = (await Run("repair", "--run-again", "0002_more")).Expect(2);
        var other = (await Run("repair", "--run-again", "0001_initial", "--yes")).Expect(1);
        var recorded = (await Run("repair", "--mark-applied", "0002_more", "--yes")).Expect(0);

        const string Lost = "has lost its newest row: migration '0002_more' (ordinal 2) was recorded last";
        Assert.Contains(Lost, refused.Error, StringComparison.Ordinal);
        Assert.Contains("record it again: name it with `migrationkit repair --mark-applied`. If it was taken back by hand and is to run again, name '0002_more' with `migrationkit repair --run-again`.", refused.Error, StringComparison.Ordinal);
        Assert.Contains(Lost, status.Out + status.Error, StringComparison.Ordinal);
        Assert.StartsWith("error: The history will say that '0002_more' was not applied, and the next `migrate` runs it. Only you know", nobody.Error, StringComparison.Ordinal);
        Assert.Contains(Lost, other.Error, StringComparison.Ordinal);
        Assert.StartsWith("recorded as applied, not run: 0002_more\n", recorded.Out, StringComparison.Ordinal);

        var sound = (await Run("repair", "--run-again", "0002_more", "--yes")).Expect(1);
        Assert.Contains("--run-again names '0002_more', and that is not the newest row", sound.Error, StringComparison.Ordinal);

        Execute("DELETE FROM migration_history WHERE id = '0002_more'; DROP TABLE u");
        var again = (await InProcess.AnsweringAsync("y", "repair", Set, "--database", Database, "--run-again", "0002_more")).Expect(0);
        Assert.StartsWith("pending again: 0002_more\n", again.Out, StringComparison.Ordinal);
        Assert.Contains("0002_more", (await Run("migrate")).Expect(0).Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> BackUp()
    {
        _folder.With("Migrations/0001_initial.sql", "CREATE TABLE t (a);\n");
        (await Run("migrate")).Expect(0);
        _folder.With("Migrations/0002_more.sql", "CREATE TABLE u (a);\n");
        return (await Run("migrate", "--backup", _folder["back-ups"], "--json")).Expect(0).Json.GetProperty("backup").GetString()!;
    }

    private void Execute(string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private Task<ToolRun> Run(string command, params string[] options) => InProcess.RunAsync([command, Set, "--database", Database, .. options]);
}
