using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace MigrationKit.Sqlite.Backups;

/// <summary>
/// Where the committed pages of a write-ahead log lie in its file (https://sqlite.org/fileformat2.html#the_write_ahead_log). For comparing only: its
/// checksums are not looked at.
/// </summary>
internal sealed class LoggedPages
{
    public const string Suffix = "-wal";

    private const int HeaderLength = 32;

    private const int FrameHeaderLength = 24;

    // 4 GB in pages of 4 KB: some 30 MB to remember. A log only gets so long where somebody holds up every checkpoint, or one transaction is as large.
    private const int MostFrames = 1_000_000;

    // Pages and frames are 32-bit numbers of the format.
    private readonly Dictionary<uint, uint> _frames = [];
    private readonly int _pageSize;

    private LoggedPages(int pageSize) => _pageSize = pageSize;

    /// <summary>Reads the frames up to the last commit; nobody commits meanwhile. Null where there are more than can be remembered.</summary>
    /// <exception cref="IOException">The log cannot be read.</exception>
    public static LoggedPages? Read(SafeFileHandle log, int pageSize, int most = MostFrames)
    {
        var pages = new LoggedPages(pageSize);
        Span<byte> header = stackalloc byte[HeaderLength];
        Span<byte> frame = stackalloc byte[FrameHeaderLength];
        if (RandomAccess.Read(log, header, 0) < HeaderLength)
        {
            return pages;
        }

        // Frames of before the log was last begun anew carry other salts.
        var salts = header.Slice(16, 8);
        var uncommitted = new List<uint>();
        for (uint number = 0; RandomAccess.Read(log, frame, pages.Place(number)) == FrameHeaderLength && frame.Slice(8, 8).SequenceEqual(salts); number++)
        {
            if (number == most)
            {
                return null;
            }

            uncommitted.Add(BinaryPrimitives.ReadUInt32BigEndian(frame));
            if (BinaryPrimitives.ReadUInt32BigEndian(frame[4..]) != 0)
            {
                for (var i = 0; i < uncommitted.Count; i++)
                {
                    pages._frames[uncommitted[i]] = number + 1 - (uint)(uncommitted.Count - i);
                }

                uncommitted.Clear();
            }
        }

        return pages;
    }

    /// <summary>Where a page lies in the log.</summary>
    /// <param name="page">Its number, from 1.</param>
    /// <param name="offset">Its first byte.</param>
    public bool TryFind(long page, out long offset)
    {
        var isLogged = _frames.TryGetValue((uint)page, out var frame);
        offset = isLogged ? Place(frame) + FrameHeaderLength : 0;
        return isLogged;
    }

    public int Count => _frames.Count;

    private long Place(uint frame) => HeaderLength + (frame * (long)(FrameHeaderLength + _pageSize));
}
