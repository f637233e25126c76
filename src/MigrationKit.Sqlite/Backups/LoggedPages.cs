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

    private readonly Dictionary<long, long> _offsets = [];

    /// <summary>Reads the frames up to the last commit; nobody commits meanwhile.</summary>
    /// <exception cref="IOException">The log cannot be read.</exception>
    public static LoggedPages Read(SafeFileHandle log, int pageSize)
    {
        var pages = new LoggedPages();
        Span<byte> header = stackalloc byte[HeaderLength];
        Span<byte> frame = stackalloc byte[FrameHeaderLength];
        if (RandomAccess.Read(log, header, 0) < HeaderLength)
        {
            return pages;
        }

        // Frames of before the log was last begun anew carry other salts.
        var salts = header.Slice(16, 8);
        var uncommitted = new List<(long Page, long Offset)>();
        for (long at = HeaderLength;
            RandomAccess.Read(log, frame, at) == FrameHeaderLength && frame.Slice(8, 8).SequenceEqual(salts);
            at += FrameHeaderLength + pageSize)
        {
            uncommitted.Add((BinaryPrimitives.ReadUInt32BigEndian(frame), at + FrameHeaderLength));
            if (BinaryPrimitives.ReadUInt32BigEndian(frame[4..]) != 0)
            {
                uncommitted.ForEach(page => pages._offsets[page.Page] = page.Offset);
                uncommitted.Clear();
            }
        }

        return pages;
    }

    /// <summary>Where a page lies in the log.</summary>
    /// <param name="page">Its number, from 1.</param>
    /// <param name="offset">Its first byte.</param>
    public bool TryFind(long page, out long offset) => _offsets.TryGetValue(page, out offset);

    public int Count => _offsets.Count;
}
