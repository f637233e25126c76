using MigrationKit.Sqlite.Backups;

namespace MigrationKit.Sqlite.Tests.Backups;

/// <summary>A log of any length takes a bounded memory: what is too long is not remembered, and the copy is checked itself.</summary>
public sealed class LoggedPagesTests
{
    [Theory]
    [InlineData(7, true)]
    [InlineData(6, false)]
    public void ALogOfMoreFramesThanCanBeRememberedIsNot(int most, bool isRemembered)
    {
        using var database = new TempDatabase("wal");
        using var open = database.Open();
        TempDatabase.Execute(open, "CREATE TABLE t(x); INSERT INTO t VALUES (1); INSERT INTO t VALUES (2); INSERT INTO t VALUES (3); INSERT INTO t VALUES (4); INSERT INTO t VALUES (5)");
        using var log = File.OpenHandle(database.File + LoggedPages.Suffix, share: FileShare.ReadWrite | FileShare.Delete);
        var pages = LoggedPages.Read(log, 4096, most);

        Assert.Equal(isRemembered, pages is not null);
        Assert.True(pages is null || pages.TryFind(2, out var at) && at == 32 + (6 * (24 + 4096)) + 24 && !pages.TryFind(3, out _));
    }

    // Zeros are frames of a log whose salts are zero.
    [Fact]
    public void ALogOfTenGigabytesTakesLittleMemory()
    {
        var folder = Directory.CreateTempSubdirectory("migrationkit-");
        try
        {
            using var log = File.OpenHandle(Path.Combine(folder.FullName, "app.db-wal"), FileMode.CreateNew, FileAccess.ReadWrite);
            RandomAccess.SetLength(log, 10L << 30);
            var before = GC.GetAllocatedBytesForCurrentThread();

            Assert.Null(LoggedPages.Read(log, 4096));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20 << 20);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
