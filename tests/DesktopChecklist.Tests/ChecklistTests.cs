namespace DesktopChecklist.Tests;

/// <summary>The whole checklist, and calls that are none of it.</summary>
public sealed class ChecklistTests : IDisposable
{
    private readonly OrionFolder _folder = new();

    [Fact]
    public async Task TheWholeChecklistIsTicked()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere nobody tells which processes have a file open, and those lines stay a person's.");

        var first = (await _folder.RunAsync()).Expect(0);
        var second = (await _folder.RunAsync()).Expect(0);

        GoldenFile.Match(first);
        Assert.Equal(first.Scrubbed, second.Scrubbed);
        Assert.Equal("id,title,created_at,updated_at", _folder.Columns());
        Assert.Equal("300", _folder.Query("SELECT count(*) FROM conversations"));
    }

    [Fact]
    public async Task AWrongCallIsToldWhatIsRight()
    {
        foreach (var args in (string[][])[["bogus"], ["deploy", "--database"], ["--database", "orion.db"]])
        {
            var run = (await _folder.RunAsync(args)).Expect(2);

            Assert.Empty(run.Out);
            Assert.Contains("rehearse", run.Error, StringComparison.Ordinal);
            Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
        }
    }

    [Fact]
    public async Task AMisspeltDatabaseIsNotCreated()
    {
        foreach (var step in (string[])["rehearse", "deploy", "verify", "rollback"])
        {
            var run = (await _folder.RunAsync(step, "--database", "oriom.db")).Expect(1);

            Assert.Equal("- [!] Stopped\n      There is no database 'oriom.db'. FILE is an absolute path, or one from samples/DesktopChecklist.\n", run.Out);
            Assert.Empty(Directory.EnumerateFiles(_folder.Path));
        }

        var restore = (await _folder.RunAsync("restore", "--database", "oriom.db")).Expect(1);
        Assert.Contains("There is no back-up from before the migration in 'backups'.", restore.Out, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();
}
