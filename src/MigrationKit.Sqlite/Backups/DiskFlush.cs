using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MigrationKit.Sqlite.Backups;

/// <summary>
/// Brings a new file to the disk while it is still being written and read: the disk is what a back-up waits for, and the engine's own sync
/// would begin when everything else is done. Never for a file that others lock: closing it drops SQLite's locks (POSIX).
/// </summary>
internal sealed class DiskFlush(string path) : IAsyncDisposable
{
    private const int KeepSize = 1;

    private readonly SafeFileHandle _file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
    private Task _flushing = Task.CompletedTask;

    /// <summary>
    /// Has the system find the file's place on the disk at once and not piece by piece, which takes a fifth of the time of writing. Where it cannot, or has not
    /// so much, the writing tells.
    /// </summary>
    public void Reserve(long size)
    {
        if (OperatingSystem.IsLinux() && Environment.Is64BitProcess)
        {
            Allocate(_file, KeepSize, 0, size);
        }
    }

    /// <summary>Begins with what is written by now, unless that is still going on.</summary>
    public void Begin()
    {
        if (_flushing.IsCompletedSuccessfully)
        {
            _flushing = Task.Run(() => RandomAccess.FlushToDisk(_file));
        }
    }

    /// <summary>Brings all of it to the disk.</summary>
    /// <exception cref="IOException">This or an earlier flush has failed: what was written may be lost.</exception>
    public Task FinishAsync() => _flushing = FlushRestAsync();

    /// <summary>Ends it; the file may not be whole on the disk then.</summary>
    public async ValueTask DisposeAsync()
    {
        // Its failure is FinishAsync's to tell; here the file is given up.
        await _flushing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _file.Dispose();
    }

    private async Task FlushRestAsync()
    {
        await _flushing.ConfigureAwait(false);
        await Task.Run(() => RandomAccess.FlushToDisk(_file)).ConfigureAwait(false);
    }

    [DllImport("libc", EntryPoint = "fallocate"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Allocate(SafeFileHandle file, int mode, long offset, long length);
}
