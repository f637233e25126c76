using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MigrationKit.Sqlite.Engine;
using SQLitePCL;

namespace MigrationKit.Sqlite.Backups;

/// <summary>
/// Lets a connection that reads much of its database read it in large pieces, where the engine asks the system for each page by itself. For the time of one
/// read transaction: what that reads in the database's file, nobody changes meanwhile, in either journal mode (docs/decisions/0038).
/// </summary>
internal sealed unsafe class ReadAhead : IDisposable
{
    // Places in sqlite3_io_methods, in words.
    private const int Read = 2;
    private const int FileSize = 6;

    private readonly sqlite3 _db;
    private readonly nint* _file;
    private readonly ReadStream* _stream;

    private ReadAhead(sqlite3 db, nint* file, ReadStream* stream)
    {
        _db = db;
        _file = file;
        _stream = stream;
    }

    /// <summary>Begins a read transaction; null where the engine reads by itself, as it would have.</summary>
    /// <param name="db">
    /// A connection that shares its cache, and with it the file object, with no other; is in no transaction; and only reads until this is disposed of.
    /// </param>
    public static ReadAhead? TryBegin(sqlite3 db) => EngineFile.IsPlain(db) ? TryBeginOverAny(db) : null;

    /// <summary>The same over a file system that does not look at the table of methods.</summary>
    public static ReadAhead? TryBeginOverAny(sqlite3 db)
    {
        var file = EngineFile.Of(db);
        if (file is null || WordsOf(*(int*)*file) is 0 || !EngineCall.Run(db, "BEGIN"u8).IsDone)
        {
            return null;
        }

        var methods = (nint*)*file;
        long size;
        if (!EngineCall.ReadInteger(db, "SELECT count(*) FROM main.sqlite_master"u8, out _).IsDone
            || ((delegate* unmanaged[Cdecl]<nint*, long*, int>)methods[FileSize])(file, &size) != raw.SQLITE_OK)
        {
            EngineCall.Run(db, "ROLLBACK"u8);
            return null;
        }

        var stream = (ReadStream*)NativeMemory.AllocZeroed((nuint)sizeof(ReadStream));
        Unsafe.CopyBlock(stream->Methods, methods, (uint)(WordsOf(*(int*)methods) * sizeof(nint)));
        stream->Methods[Read] = (nint)(delegate* unmanaged[Cdecl]<nint*, byte*, int, long, int>)&ReadFile;
        stream->Original = methods;
        stream->Size = size;
        stream->Bytes = (byte*)NativeMemory.Alloc(ReadStream.Most);
        *file = (nint)stream;
        return new ReadAhead(db, file, stream);
    }

    /// <summary>Ends the transaction; from now on the engine reads by itself.</summary>
    public void Dispose()
    {
        *_file = (nint)_stream->Original;
        NativeMemory.Free(_stream->Bytes);
        NativeMemory.Free(_stream);
        EngineCall.Run(_db, "ROLLBACK"u8);
    }

    // A table of an older version is shorter; one of a version that is not known here may mean anything.
    private static int WordsOf(int version) => version switch { 1 => 13, 2 => 17, 3 => 19, _ => 0 };

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int ReadFile(nint* file, byte* buffer, int count, long offset)
    {
        var stream = (ReadStream*)*file;
        var read = (delegate* unmanaged[Cdecl]<nint*, byte*, int, long, int>)stream->Original[Read];
        if (stream->Has(offset, count))
        {
            stream->Take(buffer, offset, count);
            return raw.SQLITE_OK;
        }

        if (stream->Move(offset, count))
        {
            if (read(file, stream->Bytes, (int)(stream->End - stream->Start), stream->Start) == raw.SQLITE_OK)
            {
                stream->Take(buffer, offset, count);
                return raw.SQLITE_OK;
            }

            stream->Forget();
        }

        // Also where the large piece could not be read: the engine hears what a read of this page alone comes to.
        return read(file, buffer, count, offset);
    }
}
