using Microsoft.Win32.SafeHandles;
using SQLitePCL;

namespace MigrationKit.Sqlite.Backups;

/// <summary>
/// Compares a copy with its source, behind the copying: byte for byte, but for the fields of the header in which each file counts its
/// own changes. Answers yes, or that it does not know (docs/decisions/0032).
/// </summary>
internal sealed class PageComparison : IAsyncDisposable
{
    private const int Block = 1024 * 1024;

    // The engine keeps this page free for its locks, and does not copy it.
    private const long LockByte = 0x40000000;

    private readonly SourcePages _source;
    private readonly SafeFileHandle _copy;
    private readonly long _size;
    private readonly byte[] _left = new byte[Block];
    private readonly byte[] _right = new byte[Block];
    private readonly List<long> _notYet = [];
    private Task _comparing = Task.CompletedTask;
    private long _next;
    private volatile bool _isStopped;

    private PageComparison(SourcePages source, SafeFileHandle copy, long size)
    {
        _source = source;
        _copy = copy;
        _size = size;
    }

    /// <summary>Null where the source cannot be read beside the engine.</summary>
    /// <param name="source">A connection to the source, which nobody changes meanwhile.</param>
    /// <param name="copy">The copy's file, which nobody else locks: closing it drops locks (POSIX).</param>
    /// <param name="size">The source's size.</param>
    public static PageComparison? TryBegin(sqlite3 source, string copy, long size)
    {
        // The copy first: were the source's descriptor closed by somebody before the copy is opened, its number would be the copy's, which is equal to itself.
        var opened = File.OpenHandle(copy, share: FileShare.ReadWrite | FileShare.Delete);
        if (SourcePages.TryOpen(source) is { } pages)
        {
            return new PageComparison(pages, opened, size);
        }

        opened.Dispose();
        return null;
    }

    /// <summary>Goes on with what is copied by now, unless it is still busy with what was before.</summary>
    /// <param name="pages">The source's pages that are copied; the last of them may not be in the file yet.</param>
    public void Advance(long pages)
    {
        if (_comparing.IsCompletedSuccessfully)
        {
            _comparing = Task.Run(() => CompareUpTo((pages * _source.PageSize) - Block));
        }
    }

    /// <summary>Compares the rest, and again what was not equal before; false also where something could not be read.</summary>
    public async Task<bool> FinishAsync(CancellationToken cancellationToken)
    {
        await using var stop = cancellationToken.UnsafeRegister(static self => ((PageComparison)self!)._isStopped = true, this);
        try
        {
            await _comparing.ConfigureAwait(false);
            var finishing = Task.Run(FinishComparing, CancellationToken.None);
            _comparing = finishing;
            var isEqual = await finishing.ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return isEqual;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Waits, so that nothing is read through a descriptor that somebody else may get; how it ends is FinishAsync's to tell.
        _isStopped = true;
        await _comparing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _copy.Dispose();
        _source.Dispose();
    }

    private bool FinishComparing()
    {
        if (RandomAccess.GetLength(_copy) != _size)
        {
            return false;
        }

        CompareUpTo(_size);
        return _notYet.TrueForAll(offset => !_isStopped && IsEqual(offset)) && !_isStopped;
    }

    private void CompareUpTo(long end)
    {
        for (; !_isStopped && _next < _size && Math.Min(_next + Block, _size) <= end; _next += Block)
        {
            if (!IsEqual(_next))
            {
                _notYet.Add(_next);
            }
        }
    }

    private bool IsEqual(long offset)
    {
        var length = (int)Math.Min(Block, _size - offset);
        var left = _left.AsSpan(0, length);
        var right = _right.AsSpan(0, length);
        if (!_source.Read(left, offset) || RandomAccess.Read(_copy, right, offset) != length)
        {
            return false;
        }

        if (offset == 0)
        {
            foreach (var counter in (ReadOnlySpan<Range>)[24..28, 40..44, 92..100])
            {
                left[counter].CopyTo(right[counter]);
            }
        }

        if (offset <= LockByte && LockByte < offset + length)
        {
            var at = (int)(LockByte - offset) / _source.PageSize * _source.PageSize;
            left.Slice(at, _source.PageSize).CopyTo(right[at..]);
        }

        return left.SequenceEqual(right);
    }
}
