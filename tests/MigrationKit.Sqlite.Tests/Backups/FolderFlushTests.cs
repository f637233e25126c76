using MigrationKit.Sqlite.Backups;

namespace MigrationKit.Sqlite.Tests.Backups;

public sealed class FolderFlushTests : IDisposable
{
    private const int Interrupted = 4;
    private const int IoError = 5;

    private readonly string _folder = Directory.CreateTempSubdirectory("folder-flush").FullName;

    [Fact]
    public void TheNamesInAFolderAreBroughtToTheDisk()
    {
        Assert.Equal(!OperatingSystem.IsWindows(), FolderFlush.TryRun(_folder));
        Assert.False(FolderFlush.TryRun(Path.Combine(_folder, "missing")));
        if (OperatingSystem.IsLinux())
        {
            // A file system without a disk behind it.
            Assert.False(FolderFlush.TryRun("/proc"));
        }
    }

    [Fact]
    public void ASignalIsNoAnswer()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows brings the names with the file.");
        var answers = new Queue<int>([Interrupted, Interrupted, 0]);

        Assert.True(FolderFlush.TryRun(_folder, _ => answers.Dequeue()));
        Assert.Empty(answers);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(22)]
    public void AFileSystemThatKnowsNoSuchThingIsNoFailure(int error) => Assert.False(FolderFlush.TryRun(_folder, _ => error));

    [Fact]
    public void AFailingDiskIsOne()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows brings the names with the file.");

        var failure = Assert.Throws<IOException>(() => FolderFlush.TryRun(_folder, _ => IoError));

        Assert.Contains($"'{_folder}' could not be brought to the disk", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>A process that is started meanwhile would keep the folder open, and its file system from being unmounted.</summary>
    [Fact]
    public void NoOtherProcessInheritsTheDescriptorAndNoneIsLeft()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs /proc.");
        var flags = 0;
        var link = "";

        FolderFlush.TryRun(_folder, descriptor =>
        {
            link = $"/proc/self/fd/{descriptor}";
            var line = File.ReadLines($"/proc/self/fdinfo/{descriptor}").Single(line => line.StartsWith("flags:", StringComparison.Ordinal));
            flags = Convert.ToInt32(line["flags:".Length..].Trim(), 8);
            Assert.Equal(_folder, new FileInfo(link).LinkTarget);
            return 0;
        });

        Assert.Equal(Convert.ToInt32("02000000", 8), flags & Convert.ToInt32("02000000", 8));
        Assert.NotEqual(_folder, new FileInfo(link).LinkTarget);
    }

    public void Dispose() => Directory.Delete(_folder);
}
