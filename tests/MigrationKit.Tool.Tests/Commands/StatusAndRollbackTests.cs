namespace MigrationKit.Tool.Tests.Commands;

public sealed class StatusAndRollbackTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Set => _folder["Migrations"];

    private string Database => _folder["app.db"];

    [Fact]
    public async Task StatusOfADatabaseThatDoesNotExistCreatesNothing()
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n");

        var run = (await Run("status")).Expect(0);
        var json = (await Run("status", "--json")).Expect(0);

        Assert.StartsWith($"{Set} (set 'Migrations') in SQLite database '{Database}', which does not exist yet\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("0001_initial  pending\n", run.Out, StringComparison.Ordinal);
        Assert.False(json.Json.GetProperty("databaseExists").GetBoolean());
        Assert.False(File.Exists(Database));
    }

    [Fact]
    public async Task StatusNamesWhatChangedAndFails()
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n");
        (await Run("migrate")).Expect(0);
        With("0001_initial.sql", "CREATE TABLE t (b);\n");

        var run = (await Run("status", "--json")).Expect(1);

        Assert.Equal("changed", run.Json.GetProperty("migrations")[0].GetProperty("state").GetString());
        Assert.Equal("checksumMismatch", run.Json.GetProperty("findings")[0].GetProperty("kind").GetString());
        Assert.Contains($"git checkout -- {Path.Combine(Set, "0001_initial.sql")}", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StatusNamesWhatTheFolderDoesNotHave()
    {
        With("0001_initial.sql", "CREATE TABLE t (a);\n");
        With("0002_more.sql", "CREATE TABLE u (a);\n");
        (await Run("migrate")).Expect(0);
        File.Delete(_folder["Migrations/0002_more.sql"]);

        var run = (await Run("status")).Expect(1);

        Assert.Contains("0002_more     NOT IN FOLDER", run.Out, StringComparison.Ordinal);
        Assert.Contains("error: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RollbackRunsTheDownScriptsBehindTheTarget()
    {
        WithPairs();
        (await Run("migrate")).Expect(0);

        var dry = (await Run("rollback", "--to", "1_a", "--dry-run")).Expect(0);
        var run = (await Run("rollback", "--to", "1_a", "--json")).Expect(0);
        var again = (await Run("rollback", "--to", "1_a")).Expect(0);

        Assert.Contains("-- take back 3_c", dry.Out, StringComparison.Ordinal);
        Assert.Equal(["3_c", "2_b"], run.Json.GetProperty("migrations").EnumerateArray().Select(done => done.GetProperty("id").GetString()!));
        Assert.Equal("down", run.Json.GetProperty("migrations")[0].GetProperty("direction").GetString());
        Assert.Contains("has nothing behind that migration", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RollbackWithoutADownScriptRunsNothing()
    {
        WithPairs();
        File.Delete(_folder["Migrations/2_b.down.sql"]);
        (await Run("migrate")).Expect(0);

        var run = (await Run("rollback", "--to", "1_a")).Expect(1);
        var status = (await Run("status")).Expect(0);

        Assert.Contains("'2_b'", run.Error, StringComparison.Ordinal);
        Assert.Contains("no down script", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("3 migrations, 0 pending.\n", status.Out, StringComparison.Ordinal);
    }

    /// <summary>`status` does not know what a roll-back lacks, so the roll-back lists it itself.</summary>
    [Fact]
    public async Task RollbackNamesEachMigrationWithoutADownScript()
    {
        WithPairs();
        File.Delete(_folder["Migrations/2_b.down.sql"]);
        File.Delete(_folder["Migrations/3_c.down.sql"]);
        (await Run("migrate")).Expect(0);

        var run = (await Run("rollback", "--to", "1_a")).Expect(1);
        var json = (await Run("rollback", "--to", "1_a", "--json")).Expect(1).Json;

        var errors = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, errors.Length);
        Assert.StartsWith("error: Migration '3_c'", errors[0], StringComparison.Ordinal);
        Assert.Contains("restore a backup. (1 more found.) The database was not changed.", errors[0], StringComparison.Ordinal);
        Assert.StartsWith("error: Migration '2_b'", errors[1], StringComparison.Ordinal);
        Assert.Equal(["3_c", "2_b"], json.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("migration").GetString()!));
    }

    [Fact]
    public async Task RollbackNeedsATarget()
    {
        WithPairs();

        (await Run("rollback")).Expect(2);
    }

    [Fact]
    public async Task BaselineMarksAndRunsNothing()
    {
        WithPairs();
        _folder.With("app.db", "");

        var run = (await Run("baseline", "--to", "2_b")).Expect(0);
        var status = (await Run("status")).Expect(0);
        var twice = (await Run("baseline", "--to", "2_b")).Expect(1);

        Assert.StartsWith("marked as applied: 1_a, 2_b\n2 migrations marked as applied, ", run.Out, StringComparison.Ordinal);
        Assert.Contains("2_b  applied", status.Out, StringComparison.Ordinal);
        Assert.Contains("(baseline)\n", status.Out, StringComparison.Ordinal);
        Assert.Contains("3_c  pending\n", status.Out, StringComparison.Ordinal);
        Assert.Contains("already has a history", twice.Error, StringComparison.Ordinal);
        Assert.Contains("Run `migrationkit migrate` instead.", twice.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BaselineOfADatabaseThatDoesNotExistIsRefused()
    {
        WithPairs();

        (await Run("baseline", "--to", "2_b")).Expect(1);

        Assert.False(File.Exists(Database));
    }

    public void Dispose() => _folder.Dispose();

    private void WithPairs()
    {
        foreach (var (id, table) in (ReadOnlySpan<(string, string)>)[("1_a", "a"), ("2_b", "b"), ("3_c", "c")])
        {
            With(id + ".up.sql", $"CREATE TABLE {table} (a);\n");
            With(id + ".down.sql", $"DROP TABLE {table};\n");
        }
    }

    private void With(string file, string text) => _folder.With("Migrations/" + file, text);

    private Task<ToolRun> Run(string command, params string[] options) => InProcess.RunAsync([command, Set, "--database", Database, .. options]);
}
