using System.Globalization;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace MigrationKit.Sqlite.Backups;

/// <summary>
/// The database's file as the engine has it open, read through one of its own descriptors: to open the file again and close that would drop the
/// locks of every connection of this process (POSIX). Nothing says that the descriptor stays what it is, so what is read may only ever
/// be compared, and never used.
/// </summary>
internal sealed class LentFile
{
    private readonly int _descriptor;

    private LentFile(int descriptor) => _descriptor = descriptor;

    /// <summary>The main database's file; null where the system does not tell which descriptor it is.</summary>
    public static LentFile? Of(sqlite3 db)
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess || raw.sqlite3_db_filename(db, "main").utf8_to_string() is not { Length: > 0 } path)
        {
            return null;
        }

        try
        {
            foreach (var descriptor in Directory.EnumerateFiles("/proc/self/fd"))
            {
                if (new FileInfo(descriptor).LinkTarget == path)
                {
                    return new LentFile(int.Parse(Path.GetFileName(descriptor), CultureInfo.InvariantCulture));
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Others open and close files meanwhile.
        }

        return null;
    }

    /// <summary>Fills the buffer from there on; what is behind the end of the file comes as zeros. False where it cannot be read.</summary>
    public bool Read(Span<byte> buffer, long offset)
    {
        while (buffer.Length > 0)
        {
            var read = ReadAt(_descriptor, ref MemoryMarshal.GetReference(buffer), buffer.Length, offset);
            if (read < 0)
            {
                return false;
            }

            if (read == 0)
            {
                buffer.Clear();
                return true;
            }

            buffer = buffer[(int)read..];
            offset += read;
        }

        return true;
    }

    // Not RandomAccess: where a descriptor cannot be read at a place, that reads it as a stream, and would take another's bytes.
    [DllImport("libc", EntryPoint = "pread"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint ReadAt(int descriptor, ref byte buffer, nint count, long offset);
}
