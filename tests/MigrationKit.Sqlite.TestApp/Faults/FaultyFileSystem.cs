using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace MigrationKit.Sqlite.TestApp.Faults;

/// <summary>
/// A SQLite VFS over the default one (<c>file:…?vfs=…</c>) that fails at the n-th call that changes a file: write, truncate, sync, delete; or at the n-th read, or reads wrongly.
/// C's structures, laid out for 64 bits; see sqlite3_vfs and sqlite3_io_methods in sqlite3.h. Each has a plan of its own, so that several
/// can be at work side by side; a VFS is never unregistered, so it is taken and given back.
/// </summary>
public sealed unsafe class FaultyFileSystem
{
    private const int Ok = 0;
    private const int Full = 13;
    private const int LongestPage = 65536;
    private const int ReadFailed = 266;
    private const int WriteFailed = 778;
    private const int SyncFailed = 1034;
    private const int TruncateFailed = 1546;
    private const int DeleteFailed = 2570;

    // Places in the structures, in words.
    private const int VfsWords = 21;
    private const int VfsName = 3;
    private const int VfsData = 4;
    private const int VfsOpen = 5;
    private const int VfsDelete = 6;
    private const int MethodWords = 19;
    private const int Read = 2;
    private const int Write = 3;
    private const int Truncate = 4;
    private const int Sync = 5;

    private static readonly Lock Gate = new();
    private static readonly List<FaultyFileSystem> All = [];
    private static readonly Stack<FaultyFileSystem> Free = [];
    private static nint* s_default;

    // By file and not by its table: somebody else may put a table of his own over this one.
    private static readonly ConcurrentDictionary<nint, (nint Methods, FaultyFileSystem Owner)> Originals = [];

    // SQLite keeps the pointers: what they point to lives as long as the process.
    private readonly Dictionary<nint, nint> _tables = [];
    private readonly string _name;
    private FileFault _fault;
    private bool _stays;
    private int _failAt;
    private int _failReadAt;
    private int _reads;
    private int _wrongPiece;
    private int _pieces;

    private FaultyFileSystem(int number, string name, bool isDefault)
    {
        Batteries_V2.Init();
        _name = name;
        var engine = NativeLibrary.Load("e_sqlite3", typeof(SQLite3Provider_e_sqlite3).Assembly, null);
        if (s_default is null)
        {
            s_default = ((delegate* unmanaged<byte*, nint*>)NativeLibrary.GetExport(engine, "sqlite3_vfs_find"))(null);
        }

        var vfs = Copy(s_default, VfsWords);
        vfs[VfsName] = Marshal.StringToCoTaskMemUTF8(_name);
        vfs[VfsData] = number;
        vfs[VfsOpen] = (nint)(delegate* unmanaged<nint*, byte*, nint*, int, int*, int>)&Open;
        vfs[VfsDelete] = (nint)(delegate* unmanaged<nint*, byte*, int, int>)&Delete;
        if (((delegate* unmanaged<nint*, int, int>)NativeLibrary.GetExport(engine, "sqlite3_vfs_register"))(vfs, isDefault ? 1 : 0) != Ok)
        {
            throw new InvalidOperationException("The engine takes no other file system.");
        }
    }

    /// <summary>Calls that change a file since the plan was made.</summary>
    public int Calls { get; private set; }

    /// <summary>Reads since the plan was made, of any length.</summary>
    public int Reads => _reads;

    /// <summary>One that nobody else uses until it is given back.</summary>
    public static FaultyFileSystem Take()
    {
        lock (Gate)
        {
            if (!Free.TryPop(out var taken))
            {
                All.Add(taken = new FaultyFileSystem(All.Count, FormattableString.Invariant($"faulty{All.Count}"), isDefault: false));
            }

            return taken;
        }
    }

    /// <summary>Reads since the plan was made that are longer than any page: only what reads ahead asks for so much.</summary>
    public int Pieces => _pieces;

    /// <summary>One for every file that this process opens from now on.</summary>
    /// <param name="passesForPlain">Under the name of the engine's own, so that what is only done over that one is done.</param>
    public static FaultyFileSystem TakeForAll(bool passesForPlain)
    {
        lock (Gate)
        {
            var taken = new FaultyFileSystem(All.Count, passesForPlain ? "unix" : "faulty-default", isDefault: true);
            All.Add(taken);
            return taken;
        }
    }

    public void GiveBack()
    {
        Plan(0);
        lock (Gate)
        {
            Free.Push(this);
        }
    }

    public string ConnectionString(string file) => $"Data Source=file:{file}?vfs={_name};Pooling=False";

    /// <summary>From now on the n-th call fails, from 1; 0 for none.</summary>
    public void Plan(int failAt, FileFault fault = FileFault.Error, bool stays = false) => (_failAt, _fault, _stays, Calls, _failReadAt, _reads, _wrongPiece, _pieces) = (failAt, fault, stays, 0, 0, 0, 0, 0);

    /// <summary>From now on the n-th read fails, from 1.</summary>
    public void PlanRead(int failAt, bool stays = false)
    {
        Plan(0, stays: stays);
        _failReadAt = failAt;
    }

    /// <summary>From now on the n-th piece, from 1, comes with another last byte than the file has, and nobody says so.</summary>
    public void PlanWrongPiece(int number)
    {
        Plan(0);
        _wrongPiece = number;
    }

    private static FaultyFileSystem OwnerOf(nint number)
    {
        lock (Gate)
        {
            return All[(int)number];
        }
    }

    private bool Fails()
    {
        if (++Calls != _failAt && !(_stays && _failAt != 0 && Calls > _failAt))
        {
            return false;
        }

        if (_fault == FileFault.Death)
        {
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        }

        return true;
    }

    [UnmanagedCallersOnly]
    private static int Open(nint* vfs, byte* name, nint* file, int flags, int* outFlags)
    {
        var code = ((delegate* unmanaged<nint*, byte*, nint*, int, int*, int>)s_default[VfsOpen])(s_default, name, file, flags, outFlags);
        if (code == Ok && file[0] != 0)
        {
            var owner = OwnerOf(vfs[VfsData]);
            Originals[(nint)file] = (file[0], owner);
            file[0] = owner.Wrapped(file[0]);
        }

        return code;
    }

    [UnmanagedCallersOnly]
    private static int Delete(nint* vfs, byte* name, int syncFolder) =>
        OwnerOf(vfs[VfsData]).Fails() ? DeleteFailed : ((delegate* unmanaged<nint*, byte*, int, int>)s_default[VfsDelete])(s_default, name, syncFolder);

    // Connections of one file system read side by side.
    [UnmanagedCallersOnly]
    private static int ReadFile(nint* file, byte* bytes, int count, long offset)
    {
        var owner = OwnerOf(file);
        var number = Interlocked.Increment(ref owner._reads);
        if (owner._failReadAt != 0 && (number == owner._failReadAt || (owner._stays && number > owner._failReadAt)))
        {
            return ReadFailed;
        }

        var code = ((delegate* unmanaged<nint*, byte*, int, long, int>)Original(file)[Read])(file, bytes, count, offset);
        if (count > LongestPage && Interlocked.Increment(ref owner._pieces) == owner._wrongPiece)
        {
            bytes[count - 1] ^= 1;
        }

        return code;
    }

    [UnmanagedCallersOnly]
    private static int WriteFile(nint* file, byte* bytes, int count, long offset)
    {
        var write = (delegate* unmanaged<nint*, byte*, int, long, int>)Original(file)[Write];
        var owner = OwnerOf(file);
        if (!owner.Fails())
        {
            return write(file, bytes, count, offset);
        }

        if (owner._fault == FileFault.Torn)
        {
            write(file, bytes, count / 2, offset);
        }

        return owner._fault == FileFault.Full ? Full : WriteFailed;
    }

    [UnmanagedCallersOnly]
    private static int TruncateFile(nint* file, long size) =>
        OwnerOf(file).Fails() ? TruncateFailed : ((delegate* unmanaged<nint*, long, int>)Original(file)[Truncate])(file, size);

    [UnmanagedCallersOnly]
    private static int SyncFile(nint* file, int flags) =>
        OwnerOf(file).Fails() ? SyncFailed : ((delegate* unmanaged<nint*, int, int>)Original(file)[Sync])(file, flags);

    private static nint* Original(nint* file) => (nint*)Originals[(nint)file].Methods;

    private static FaultyFileSystem OwnerOf(nint* file) => Originals[(nint)file].Owner;

    private nint Wrapped(nint methods)
    {
        lock (_tables)
        {
            if (!_tables.TryGetValue(methods, out var table))
            {
                var copy = Copy((nint*)methods, MethodWords);
                copy[Read] = (nint)(delegate* unmanaged<nint*, byte*, int, long, int>)&ReadFile;
                copy[Write] = (nint)(delegate* unmanaged<nint*, byte*, int, long, int>)&WriteFile;
                copy[Truncate] = (nint)(delegate* unmanaged<nint*, long, int>)&TruncateFile;
                copy[Sync] = (nint)(delegate* unmanaged<nint*, int, int>)&SyncFile;
                _tables.Add(methods, table = (nint)copy);
            }

            return table;
        }
    }

    // A method table of an older version is shorter than the newest one; what is copied from behind its end, nobody calls.
    private static nint* Copy(nint* from, int words)
    {
        var copy = (nint*)NativeMemory.AllocZeroed((nuint)words, (nuint)sizeof(nint));
        Unsafe.CopyBlock(copy, from, (uint)(words * sizeof(nint)));
        return copy;
    }
}
