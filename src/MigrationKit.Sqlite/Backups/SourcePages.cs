using Microsoft.Win32.SafeHandles;
using MigrationKit.Sqlite.Engine;
using SQLitePCL;

namespace MigrationKit.Sqlite.Backups;

/// <summary>The pages of a database's last commit as they lie in its files, read without the engine, to compare a copy with.</summary>
internal sealed class SourcePages : IDisposable
{
    private readonly LentFile _file;
    private readonly SafeFileHandle? _log;
    private readonly LoggedPages? _logged;

    private SourcePages(LentFile file, SafeFileHandle? log, LoggedPages? logged, int pageSize)
    {
        _file = file;
        _log = log;
        _logged = logged;
        PageSize = pageSize;
    }

    public int PageSize { get; }

    /// <summary>Null where the files cannot be read beside the engine.</summary>
    /// <param name="db">A connection to it, while another has the lock so that nobody commits.</param>
    public static SourcePages? TryOpen(sqlite3 db)
    {
        if (LentFile.Of(db) is not { } file || !EngineCall.ReadInteger(db, "PRAGMA main.page_size"u8, out var pageSize).IsDone)
        {
            return null;
        }

        SafeFileHandle? log = null;
        try
        {
            // The log can be closed again: SQLite locks the database and the '-shm'.
            var path = raw.sqlite3_db_filename(db, "main").utf8_to_string() + LoggedPages.Suffix;
            log = File.Exists(path) ? File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete) : null;
            if (log is null)
            {
                return new SourcePages(file, null, null, (int)pageSize);
            }

            if (LoggedPages.Read(log, (int)pageSize) is { } logged)
            {
                return new SourcePages(file, log, logged, (int)pageSize);
            }

            log.Dispose();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log?.Dispose();
            return null;
        }
    }

    /// <summary>Fills the buffer; false where that cannot be.</summary>
    /// <param name="buffer">Whole pages.</param>
    /// <param name="offset">The first one's place in the database.</param>
    public bool Read(Span<byte> buffer, long offset)
    {
        if (!_file.Read(buffer, offset))
        {
            return false;
        }

        if (_logged is { Count: > 0 })
        {
            for (var at = 0; at < buffer.Length; at += PageSize)
            {
                if (_logged.TryFind(((offset + at) / PageSize) + 1, out var logged)
                    && RandomAccess.Read(_log!, buffer.Slice(at, PageSize), logged) != PageSize)
                {
                    return false;
                }
            }
        }

        return true;
    }

    public void Dispose() => _log?.Dispose();
}
