using DesktopChecklist.Steps;
using Microsoft.Data.Sqlite;

namespace DesktopChecklist.Tests;

/// <summary>Each guard refuses, on the line of the checklist that it belongs to, and changes nothing.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly OrionFolder _folder = new();

    [Fact]
    public async Task ADeploymentIsRefusedWhileSomebodyHasTheDatabaseOpen()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere nobody tells which processes have a file open.");
        MakeDatabase(rows: 3);
        ChecklistOutput run;
        using (_folder.Open(Own))
        {
            run = (await RunAsync("deploy")).Expect(1);
        }

        GoldenFile.Match(run);
        ExpectUnchanged();
    }

    [Fact]
    public async Task ADeploymentIsRefusedOnATableThatIsTooLarge()
    {
        MakeDatabase(rows: 10_001);

        var run = (await RunAsync("deploy")).Expect(1);

        GoldenFile.Match(run);
        ExpectUnchanged();
    }

    [Fact]
    public async Task TenThousandRowsAreNotTooMany()
    {
        MakeDatabase(rows: 10_000);

        (await RunAsync("deploy")).Expect(0);
    }

    [Fact]
    public async Task ADatabaseWithoutConversationsIsNotOrions()
    {
        using (var connection = _folder.Open(Own))
        {
            Execute(connection, "CREATE TABLE notes (id INTEGER PRIMARY KEY)");
        }

        GoldenFile.Match((await RunAsync("deploy")).Expect(1));
    }

    [Theory]
    [InlineData("restore", "- [!] Option 1: ")]
    [InlineData("rollback", "- [!] Option 2: ")]
    public async Task ARollbackIsRefusedWhileSomebodyHasTheDatabaseOpen(string step, string line)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere nobody tells which processes have a file open.");
        (await _folder.RunAsync("deploy")).Expect(0);
        ChecklistOutput run;
        using (_folder.Open())
        {
            run = (await _folder.RunAsync(step)).Expect(1);
        }

        Assert.Contains(line, run.Out, StringComparison.Ordinal);
        Assert.Contains(" is open in ", run.Out, StringComparison.Ordinal);
        Assert.Equal("1", _folder.Query("SELECT version FROM schema_migrations WHERE version=1"));
    }

    [Fact]
    public async Task AnActiveRequestStandsAgainstACommit()
    {
        (await _folder.RunAsync("deploy")).Expect(0);
        using var connection = _folder.Open();
        await ActiveSessions.RequireNoneAsync(connection, TestContext.Current.CancellationToken);

        Execute(connection, "UPDATE conversations SET active_request_id = 'r1' WHERE id = 'c0001'");

        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await ActiveSessions.RequireNoneAsync(connection, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ADeploymentThatIsNotDoneInTimeIsRolledBack()
    {
        MakeDatabase(rows: 3);
        var deployment = new Deployment(new OrionDatabase(Own), new Checklist(TextWriter.Null), limit: TimeSpan.Zero);

        var problem = await Assert.ThrowsAsync<ChecklistException>(deployment.RunAsync);

        Assert.Equal("Run migration with timeout", problem.Line);
        Assert.Contains("is rolled back", problem.Message, StringComparison.Ordinal);
        ExpectUnchanged();
    }

    [Fact]
    public async Task WithoutABackupNothingIsRestored()
    {
        MakeDatabase(rows: 3);

        GoldenFile.Match((await RunAsync("restore")).Expect(1));
        ExpectUnchanged();
    }

    public void Dispose() => _folder.Dispose();

    private string Own => Path.Combine(_folder.Path, "own.db");

    private Task<ChecklistOutput> RunAsync(string step) => _folder.RunAsync(step, "--database", "own.db");

    private void MakeDatabase(int rows)
    {
        using var connection = _folder.Open(Own);
        Execute(connection, "CREATE TABLE conversations (id INTEGER PRIMARY KEY)");
        Execute(connection, FormattableString.Invariant(
            $"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows}) INSERT INTO conversations SELECT i FROM n"));
    }

    private void ExpectUnchanged()
    {
        using var connection = _folder.Open(Own);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat(name) FROM sqlite_master";
        Assert.Equal("conversations", command.ExecuteScalar());
        Assert.Equal(["own.db"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
