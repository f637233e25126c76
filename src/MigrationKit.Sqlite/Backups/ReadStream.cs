using System.Runtime.CompilerServices;

namespace MigrationKit.Sqlite.Backups;

/// <summary>
/// The piece of a file that was read last, and where the next one lies. In either direction: a back-up goes forward, <c>quick_check</c> takes the leaves of a
/// tree from the last to the first. A page from elsewhere (an inner one of the tree) is read by itself and ends nothing, and what is only read here and there
/// is not read in vain: a piece of which less than half was used makes the next one smaller.
/// </summary>
internal unsafe struct ReadStream
{
    /// <summary>The largest piece: stays in a core's own cache on its way from the system to the engine.</summary>
    public const int Most = 128 * 1024;

    private const int Least = 16 * 1024;

    /// <summary>First, as SQLite takes the whole for this: <c>sqlite3_io_methods</c>, in words of 64 bits.</summary>
    public fixed long Methods[19];

    public nint* Original;

    public byte* Bytes;

    /// <summary>The file's.</summary>
    public long Size;

    private long _used;
    private long _window;
    private long _lastStart;
    private long _lastEnd;

    public long Start { get; private set; }

    public long End { get; private set; }

    public readonly bool Has(long offset, int count) => offset >= Start && offset + count <= End;

    public void Take(byte* buffer, long offset, int count)
    {
        Unsafe.CopyBlock(buffer, Bytes + (offset - Start), (uint)count);
        _used += count;
    }

    /// <summary>Sets start and end of the piece to read; false where the page is not part of a stream.</summary>
    public bool Move(long offset, int count)
    {
        var end = offset + count;
        var isForward = (offset >= End && offset - End <= _window) || offset == _lastEnd;
        var isBackward = !isForward && ((end <= Start && Start - end <= _window) || end == _lastStart);
        (_lastStart, _lastEnd) = (offset, end);
        if ((!isForward && !isBackward) || end > Size || count > Most)
        {
            return false;
        }

        _window = Math.Clamp(_used * 2 > End - Start ? _window * 2 : _window / 2, Least, Most);
        var length = Math.Max(_window, count);
        (Start, End, _used) = isForward ? (offset, Math.Min(offset + length, Size), 0L) : (Math.Max(end - length, 0), end, 0L);
        return true;
    }

    public void Forget() => (Start, End) = (0, 0);
}
