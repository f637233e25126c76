using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace MigrationKit.Reliability.Tests;

/// <summary>
/// A SQLite VFS over the default one (<c>file:…?vfs=faulty</c>) that fails at the n-th call that changes a file: write, truncate,
/// sync, delete. C's structures, laid out for 64 bits; see sqlite3_vfs and sqlite3_io_methods in sqlite3.h.
/// One plan for the process: tests that use it must not run side by side.
/// </summary>
internal static unsafe class FaultyFileSystem
{
    public const string Name = "faulty";

    private const int Ok = 0;
    private const int Full = 13;
    private const int WriteFailed = 778;
    private const int SyncFailed = 1034;
    private const int TruncateFailed = 1546;
    private const int DeleteFailed = 2570;

    // Places in the structures, in words.
    private const int VfsWords = 21;
    private const int VfsName = 3;
    private const int VfsOpen = 5;
    private const int VfsDelete = 6;
    private const int MethodWords = 19;
    private const int Write = 3;
    private const int Truncate = 4;
    private const int Sync = 5;

    // SQLite keeps the pointers: what they point to lives as long as the process.
    private static readonly Dictionary<nint, nint> Tables = [];
    private static nint* s_vfs;
    private static nint* s_default;

    private static FileFault s_fault;
    private static bool s_stays;
    private static int s_failAt;

    /// <summary>Calls that change a file since the plan was made.</summary>
    public static int Calls { get; private set; }

    public static string ConnectionString(string file) => $"Data Source=file:{file}?vfs={Name};Pooling=False";

    /// <summary>From now on the n-th call fails, from 1; 0 for none.</summary>
    public static void Plan(int failAt, FileFault fault = FileFault.Error, bool stays = false)
    {
        Register();
        (s_failAt, s_fault, s_stays, Calls) = (failAt, fault, stays, 0);
    }

    private static void Register()
    {
        if (s_vfs is not null)
        {
            return;
        }

        Batteries_V2.Init();
        var engine = NativeLibrary.Load("e_sqlite3", typeof(SQLite3Provider_e_sqlite3).Assembly, null);
        var find = (delegate* unmanaged<byte*, nint*>)NativeLibrary.GetExport(engine, "sqlite3_vfs_find");
        var register = (delegate* unmanaged<nint*, int, int>)NativeLibrary.GetExport(engine, "sqlite3_vfs_register");
        s_default = find(null);
        s_vfs = Copy(s_default, VfsWords);
        s_vfs[VfsName] = Marshal.StringToCoTaskMemUTF8(Name);
        s_vfs[VfsOpen] = (nint)(delegate* unmanaged<nint*, byte*, nint*, int, int*, int>)&Open;
        s_vfs[VfsDelete] = (nint)(delegate* unmanaged<nint*, byte*, int, int>)&Delete;
        Assert.Equal(Ok, register(s_vfs, 0));
    }

    private static bool Fails() => ++Calls == s_failAt || (s_stays && s_failAt != 0 && Calls > s_failAt);

    [UnmanagedCallersOnly]
    private static int Open(nint* vfs, byte* name, nint* file, int flags, int* outFlags)
    {
        var code = ((delegate* unmanaged<nint*, byte*, nint*, int, int*, int>)s_default[VfsOpen])(s_default, name, file, flags, outFlags);
        if (code == Ok && file[0] != 0)
        {
            file[0] = Wrapped(file[0]);
        }

        return code;
    }

    [UnmanagedCallersOnly]
    private static int Delete(nint* vfs, byte* name, int syncFolder) =>
        Fails() ? DeleteFailed : ((delegate* unmanaged<nint*, byte*, int, int>)s_default[VfsDelete])(s_default, name, syncFolder);

    [UnmanagedCallersOnly]
    private static int WriteFile(nint* file, byte* bytes, int count, long offset)
    {
        var write = (delegate* unmanaged<nint*, byte*, int, long, int>)Original(file)[Write];
        if (!Fails())
        {
            return write(file, bytes, count, offset);
        }

        if (s_fault == FileFault.Torn)
        {
            write(file, bytes, count / 2, offset);
        }

        return s_fault == FileFault.Full ? Full : WriteFailed;
    }

    [UnmanagedCallersOnly]
    private static int TruncateFile(nint* file, long size) =>
        Fails() ? TruncateFailed : ((delegate* unmanaged<nint*, long, int>)Original(file)[Truncate])(file, size);

    [UnmanagedCallersOnly]
    private static int SyncFile(nint* file, int flags) =>
        Fails() ? SyncFailed : ((delegate* unmanaged<nint*, int, int>)Original(file)[Sync])(file, flags);

    // The table's last word, which SQLite does not know, leads back to the original.
    private static nint* Original(nint* file) => (nint*)((nint*)file[0])[MethodWords];

    private static nint Wrapped(nint methods)
    {
        lock (Tables)
        {
            if (!Tables.TryGetValue(methods, out var table))
            {
                var copy = Copy((nint*)methods, MethodWords);
                copy[Write] = (nint)(delegate* unmanaged<nint*, byte*, int, long, int>)&WriteFile;
                copy[Truncate] = (nint)(delegate* unmanaged<nint*, long, int>)&TruncateFile;
                copy[Sync] = (nint)(delegate* unmanaged<nint*, int, int>)&SyncFile;
                copy[MethodWords] = methods;
                Tables.Add(methods, table = (nint)copy);
            }

            return table;
        }
    }

    // A method table of an older version is shorter than the newest one; what is copied from behind its end, nobody calls.
    private static nint* Copy(nint* from, int words)
    {
        var copy = (nint*)NativeMemory.AllocZeroed((nuint)words + 1, (nuint)sizeof(nint));
        Unsafe.CopyBlock(copy, from, (uint)(words * sizeof(nint)));
        return copy;
    }
}
