using System.Runtime.InteropServices;
using SQLitePCL;

namespace MigrationKit.Sqlite.Engine;

/// <summary>
/// The file object (<c>sqlite3_file</c>) behind a connection, which the driver does not hand out: the engine's library is asked for it by name, and only where
/// that is without doubt the library that the driver calls.
/// </summary>
internal static unsafe class EngineFile
{
    private const int FilePointer = 7;
    private const int FileSystemPointer = 27;

    // A place in sqlite3_vfs, in words.
    private const int Name = 3;

    private static readonly nint FileControl = Find();

    /// <summary>The main database's; null where it cannot be had.</summary>
    public static nint* Of(sqlite3 db) => Control(db, FilePointer) is var file && file is not null && *file != 0 ? file : null;

    /// <summary>It lies in the system's own files, with nothing of the program's in between that might look into its structures.</summary>
    public static bool IsPlain(sqlite3 db) =>
        Control(db, FileSystemPointer) is var files && files is not null && MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)files[Name]).SequenceEqual("unix"u8);

    private static nint* Control(sqlite3 db, int what)
    {
        nint* answer = null;
        fixed (byte* main = "main"u8)
        {
            var code = FileControl == 0 ? raw.SQLITE_NOTFOUND
                : ((delegate* unmanaged[Cdecl]<nint, byte*, int, void*, int>)FileControl)(db.DangerousGetHandle(), main, what, &answer);
            return code == raw.SQLITE_OK ? answer : null;
        }
    }

    // A second library of the same name would have structures and locks of its own: its texts lie elsewhere in memory.
    private static nint Find()
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess
            || !NativeLibrary.TryLoad(raw.GetNativeLibraryName(), typeof(raw).Assembly, null, out var library)
            || !NativeLibrary.TryGetExport(library, "sqlite3_sourceid", out var sourceId)
            || !NativeLibrary.TryGetExport(library, "sqlite3_file_control", out var fileControl))
        {
            return 0;
        }

        fixed (byte* called = raw.sqlite3_sourceid())
        {
            return called == ((delegate* unmanaged[Cdecl]<byte*>)sourceId)() ? fileControl : 0;
        }
    }
}
