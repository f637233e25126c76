namespace MigrationKit.Sqlite.Backups;

/// <summary>Compares files. Never one that a connection of this process has open: closing it would drop SQLite's locks (POSIX).</summary>
internal static class FileContents
{
    private const int Block = 128 * 1024;

    public static bool AreEqual(string one, string other)
    {
        if (new FileInfo(one).Length != new FileInfo(other).Length)
        {
            return false;
        }

        using var a = File.OpenRead(one);
        using var b = File.OpenRead(other);
        var (left, right) = (new byte[Block], new byte[Block]);
        int read;
        do
        {
            read = a.ReadAtLeast(left, Block, throwOnEndOfStream: false);
            if (b.ReadAtLeast(right, Block, throwOnEndOfStream: false) != read || !left.AsSpan(0, read).SequenceEqual(right.AsSpan(0, read)))
            {
                return false;
            }
        }
        while (read > 0);
        return true;
    }
}
