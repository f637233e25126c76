namespace MigrationKit.Tool.Tests.Commands;

/// <summary>Folders and databases that somebody else has made: nothing outside the folder is read or written, and nothing in them acts on the terminal.</summary>
public sealed class HostileFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Set => _folder["Migrations"];

    private string Database => _folder["app.db"];

    [Theory]
    [InlineData("../0001_outside")]
    [InlineData("../../etc/passwd")]
    [InlineData("/0001_outside")]
    [InlineData("..\\\\0001_outside")]
    [InlineData("./../Migrations/../0001_outside")]
    public async Task AJournalThatPointsOutOfTheFolderFindsNothingThere(string tag)
    {
        _folder.With("0001_outside.sql", "CREATE TABLE outside (a);\n")
            .With("Migrations/0000_initial.sql", "CREATE TABLE t (a);\n")
            .With("Migrations/meta/_journal.json", $$"""{"entries":[{"idx":0,"when":1,"tag":"0000_initial"},{"idx":1,"when":2,"tag":"{{tag}}"}]}""");

        var check = (await InProcess.RunAsync("check", Set)).Expect(1);
        var run = (await InProcess.RunAsync("migrate", Set, "--database", Database)).Expect(1);

        Assert.Contains($"_journal.json(1,1,1,1): error MK3006: The journal and the folder differ: the journal names '{tag.Replace(@"\\", @"\", StringComparison.Ordinal)}', which has no file.", check.Out + check.Error, StringComparison.Ordinal);
        Assert.EndsWith("The database was not changed.\n", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Database));
    }

    [Theory]
    [InlineData("{\"entries\":[{\"idx\":0,\"when\":1,\"tag\":\"0000_initial\0\"}]}")]
    [InlineData("{\"entries\":[{\"idx\":99999999999999999999,\"when\":1,\"tag\":\"0000_initial\"}]}")]
    [InlineData("{\"entries\":null}")]
    [InlineData("\0\0\0")]
    public async Task AJournalOfGarbageIsAProblemAtIt(string journal)
    {
        _folder.With("Migrations/0000_initial.sql", "CREATE TABLE t (a);\n").With("Migrations/meta/_journal.json", journal);

        Assert.Contains("_journal.json(1,1,1,1): error MK3005", (await InProcess.RunAsync("check", Set)).Expect(1).Out, StringComparison.Ordinal);
        (await InProcess.RunAsync("lock", Set)).Expect(1);
        Assert.False(File.Exists(_folder["Migrations/migrations.lock"]));
    }

    [Theory]
    [InlineData('{', 1_000_000)]
    [InlineData('[', 1_000_000)]
    public async Task AJournalNestedDeeplyIsAProblemAtIt(char bracket, int depth)
    {
        _folder.With("Migrations/0000_initial.sql", "CREATE TABLE t (a);\n").With("Migrations/meta/_journal.json", string.Concat(Enumerable.Repeat(bracket == '[' ? "[" : "{\"a\":", depth)));

        Assert.Contains("error MK3005: The journal 'meta/_journal.json' cannot be read: it is nested too deeply", (await InProcess.RunAsync("check", Set)).Expect(1).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALockLineOfAMegabyteIsRefusedInAFewWordsAndStays()
    {
        _folder.With("Migrations/0001_initial.sql", "CREATE TABLE t (a);\n");
        (await InProcess.RunAsync("lock", Set)).Expect(0);
        var locked = _folder.Read("Migrations/migrations.lock") + new string('x', 1_000_000) + "\n";
        _folder.With("Migrations/migrations.lock", locked);

        var check = (await InProcess.RunAsync("check", Set)).Expect(1);
        (await InProcess.RunAsync("lock", Set)).Expect(1);
        (await InProcess.RunAsync("migrate", Set, "--database", Database)).Expect(1);

        Assert.Contains("migrations.lock(4,1,4,1): error MK3107: The lock file 'migrations.lock' cannot be trusted: 'xxx", check.Out, StringComparison.Ordinal);
        Assert.InRange(check.Out.Length, 1, 1000);
        Assert.Equal(locked, _folder.Read("Migrations/migrations.lock"));
        Assert.False(File.Exists(Database));
    }

    [Theory]
    [InlineData("\0\0\0")]
    [InlineData("# migrationkit snapshot 1: x\n\0\ntable t\n  column \0\n")]
    [InlineData("# migrationkit snapshot 1: x\n# engine SQLite 3.35.5\n\ntable t\n      column x\n\ntable\ntable t\n")]
    public async Task ASnapshotOfGarbageStopsNothingAndIsWrittenAnew(string garbage)
    {
        _folder.With("Migrations/0001_initial.sql", "CREATE TABLE t (a);\n").With("Migrations/schema.snapshot", garbage);

        (await InProcess.RunAsync("migrate", Set, "--database", Database)).Expect(0);
        (await InProcess.RunAsync("status", Set, "--database", Database)).Expect(0);
        var drift = await InProcess.RunAsync("status", Set, "--database", Database, "--drift");
        Assert.InRange(drift.ExitCode, 0, 1);
        (await InProcess.RunAsync("schema", Set, "--write")).Expect(0);
        Assert.Contains("\ntable t  -- 0001_initial\n  column a\n", _folder.Read("Migrations/schema.snapshot"), StringComparison.Ordinal);
        (await InProcess.RunAsync("status", Set, "--database", Database, "--drift")).Expect(0);
    }

    [Fact]
    public async Task NothingInANameActsOnTheTerminal()
    {
        _folder.With("Migrations/0001_\u001b[31m\u202ered.sql", "CREATE TABLE t (a);\n");
        var run = (await InProcess.RunAsync("migrate", Set, "--database", Database)).Expect(0);
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE migration_history SET id = '0009_' || char(27) || '[2J', newest = '1 0009_' || char(27) || '[2J'";
            command.ExecuteNonQuery();
        }

        _folder.With("Migrations/0002_more.sql", "CREATE TABLE u (a);\n");
        var status = (await InProcess.RunAsync("status", Set, "--database", Database)).Expect(1);
        var refused = (await InProcess.RunAsync("migrate", Set, "--database", Database)).Expect(1);

        Assert.Contains("running 0001_\ufffd[31m\ufffdred (1 of 1)", run.Out, StringComparison.Ordinal);
        Assert.Contains("0009_\ufffd[2J", status.Out, StringComparison.Ordinal);
        Assert.Contains("'0009_\ufffd[2J'", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Out + run.Error + status.Out + status.Error + refused.Out + refused.Error);
    }

    public void Dispose() => _folder.Dispose();
}
