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
        var run = (await _folder.RunAsync("deploy", "--database", "oriom.db")).Expect(1);

        Assert.Contains("- [!] ", run.Out, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path));
    }

    public void Dispose() => _folder.Dispose();
}
