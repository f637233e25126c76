using System.Text.Json;

namespace DesktopChecklist.Tests;

/// <summary>The database between the steps.</summary>
public sealed class StepTests : IDisposable
{
    private const string VersionQuery = "SELECT version FROM schema_migrations WHERE version=1";

    private readonly OrionFolder _folder = new();

    [Fact]
    public async Task ARehearsalLeavesTheDatabaseByteForByteAndNothingBesideIt()
    {
        await RolledBackAsync();
        var before = _folder.Hash();
        var files = Files();

        (await _folder.RunAsync("rehearse")).Expect(0);

        Assert.Equal(before, _folder.Hash());
        Assert.Equal(files, Files());
    }

    [Fact]
    public async Task ARehearsalWithNothingToDoTicksNothingThatItHasNotTried()
    {
        (await _folder.RunAsync("deploy")).Expect(0);

        var run = (await _folder.RunAsync("rehearse")).Expect(0).Out;

        Assert.Contains("RehearseAsync: nothing to do, the database has it already\n", run, StringComparison.Ordinal);
        Assert.DoesNotContain("rollback", run, StringComparison.Ordinal);
        Assert.DoesNotContain("<30 seconds", (await _folder.RunAsync()).Expect(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADeploymentAddsTheColumnTheIndexAndVersionOne()
    {
        (await _folder.RunAsync("deploy")).Expect(0);

        Assert.Equal("id,title,created_at,updated_at,active_request_id", _folder.Columns());
        Assert.Equal("1", _folder.Query("SELECT count(*) FROM sqlite_master WHERE type='index' AND name='idx_conversations_active_request'"));
        Assert.Equal("1", _folder.Query(VersionQuery));
        Assert.Single(Directory.GetFiles(_folder.BackupFolder));
        var again = (await _folder.RunAsync("deploy")).Expect(0).Out;
        Assert.Contains("nothing to do", again, StringComparison.Ordinal);
        // With nothing to do nobody has looked who has the database open.
        Assert.DoesNotContain("it is stopped", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADeploymentIsRecordedAndASecondOneWithNothingToDoKeepsTheRecord()
    {
        (await _folder.RunAsync("deploy")).Expect(0);
        var page = File.ReadAllText(_folder.Beside("deployment.html"));
        var document = File.ReadAllText(_folder.Beside("deployment.json"));

        (await _folder.RunAsync("deploy")).Expect(0);

        Assert.StartsWith("<!doctype html>", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("0001_add_active_request", page, StringComparison.Ordinal);
        Assert.Contains("0001_add_active_request", JsonDocument.Parse(document).RootElement.ToString(), StringComparison.Ordinal);
        Assert.Equal(document, File.ReadAllText(_folder.Beside("deployment.json")));
    }

    [Fact]
    public async Task TheDownScriptTakesTheColumnAndTheVersionAwayAndNoRow()
    {
        (await _folder.RunAsync("deploy")).Expect(0);
        var before = _folder.Conversations();

        (await _folder.RunAsync("rollback")).Expect(0);

        Assert.Equal("id,title,created_at,updated_at", _folder.Columns());
        Assert.Equal("", _folder.Query(VersionQuery));
        Assert.Equal(before, _folder.Conversations());
    }

    [Fact]
    public async Task TheBackupBringsTheDatabaseBackAsItWas()
    {
        (await _folder.RunAsync("deploy")).Expect(0);
        var before = _folder.Conversations();
        _folder.Query("DELETE FROM conversations WHERE id > 'c0100'");

        (await _folder.RunAsync("restore")).Expect(0);

        Assert.Equal("id,title,created_at,updated_at", _folder.Columns());
        Assert.Equal(before, _folder.Conversations());
        Assert.Equal("", _folder.Query("SELECT name FROM sqlite_master WHERE name = 'schema_migrations'"));
        Assert.Equal("ok", _folder.Query("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task WhatIsTakenBackAlreadyIsNotTakenBackAgain()
    {
        await RolledBackAsync();
        _folder.Query("INSERT INTO conversations VALUES ('later', 'Later', '2026-02-01', '2026-02-01')");

        var restore = (await _folder.RunAsync("restore")).Expect(1).Out;
        var rollback = (await _folder.RunAsync("rollback")).Expect(0).Out;

        Assert.Contains("- [!] Option 1: Restore backup (Recommended)\n      The database does not have the migration", restore, StringComparison.Ordinal);
        Assert.Contains("RollbackAllAsync: nothing to do, the database does not have it\n", rollback, StringComparison.Ordinal);
        // Nobody has looked who has the database open.
        Assert.DoesNotContain("Stop application", rollback, StringComparison.Ordinal);
        Assert.Equal("301", _folder.Query("SELECT count(*) FROM conversations"));
    }

    [Fact]
    public async Task ADatabaseWithoutRowsGoesThereAndBack()
    {
        (await _folder.RunAsync("rehearse")).Expect(0);
        _folder.Query("DELETE FROM conversations");

        (await _folder.RunAsync("deploy")).Expect(0);
        (await _folder.RunAsync("rollback")).Expect(0);
        (await _folder.RunAsync("deploy")).Expect(0);
        var restored = (await _folder.RunAsync("restore")).Expect(0).Out;

        Assert.Contains("0 are there, as in the back-up\n", restored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADamagedDatabaseIsRestoredOnceItIsMovedAway()
    {
        (await _folder.RunAsync("deploy")).Expect(0);
        var before = _folder.Conversations();
        var bytes = File.ReadAllBytes(_folder.Database);
        Array.Fill<byte>(bytes, 0xFF, 4096, bytes.Length - 4096);
        File.WriteAllBytes(_folder.Database, bytes);

        Assert.Contains("move the database's file away first", (await _folder.RunAsync("restore")).Expect(1).Out, StringComparison.Ordinal);
        File.Move(_folder.Database, _folder.Beside("damaged.db"));
        (await _folder.RunAsync("restore", "--database", _folder.Database)).Expect(0);

        Assert.Equal(before, _folder.Conversations());
    }

    [Fact]
    public async Task PathsOutsideAreWhole()
    {
        using var other = new OrionFolder();
        var file = Path.Combine(other.Path, "my data", "orion.db");
        (await other.RunAsync("rehearse")).Expect(0);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Move(other.Database, file);

        var run = (await _folder.RunAsync("deploy", "--database", file)).Expect(0);

        Assert.DoesNotContain("../", run.Out, StringComparison.Ordinal);
        Assert.Contains($"-- restore --database \"{file}\", or", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VerifyingSaysNoBeforeTheDeploymentAndYesAfterIt()
    {
        Assert.Contains("- [!] ", (await _folder.RunAsync("verify")).Expect(1).Out, StringComparison.Ordinal);

        (await _folder.RunAsync("deploy")).Expect(0);

        Assert.DoesNotContain("- [!] ", (await _folder.RunAsync("verify")).Expect(0).Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task RolledBackAsync()
    {
        (await _folder.RunAsync("deploy")).Expect(0);
        (await _folder.RunAsync("rollback")).Expect(0);
    }

    private string[] Files() => [.. Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
