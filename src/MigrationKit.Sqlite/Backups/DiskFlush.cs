using Microsoft.Win32.SafeHandles;

namespace MigrationKit.Sqlite.Backups;

/// <summary>
/// Brings a new file to the disk while it is still being written and read: the disk is what a back-up waits for, and the engine's own sync
/// would begin when everything else is done. Never for a file that others lock: closing it drops SQLite's locks (POSIX).
/// </summary>
internal sealed class DiskFlush(string path) : IDisposable
{
    private readonly SafeFileHandle _file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
    private Task _flushing = Task.CompletedTask;

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
    public async Task FinishAsync()
    {
        await _flushing.ConfigureAwait(false);
        await Task.Run(() => RandomAccess.FlushToDisk(_file)).ConfigureAwait(false);
    }

    /// <summary>Ends it; the file may not be whole on the disk then.</summary>
    public void Dispose()
    {
        // Its failure is FinishAsync's to tell; here the file is given up.
        _flushing.ContinueWith(_ => _file.Dispose(), TaskScheduler.Default);
    }
}
