using Microsoft.Data.Sqlite;
using MigrationKit.Sqlite.Engine;
using SQLitePCL;

namespace MigrationKit.Sqlite.Backups;

/// <summary>
/// The engine's online backup: a transaction in the target, all or nothing. In pieces, so that it can be cancelled; the caller sees to it
/// that the source does not change in between, or the engine starts over.
/// </summary>
internal static class OnlineCopy
{
    private const int PagesAtOnce = 4096;

    /// <summary>Copies into a file that is thrown away after a failure. It is not on the disk then.</summary>
    public static async ValueTask<EngineResult> ToNewFileAsync(
        SqliteConnection source, SqliteConnection target, Action<long> afterEachPiece, bool isEncrypted, WhenFree whenFree, CancellationToken cancellationToken)
    {
        EngineCall.Run(target.Handle!, "PRAGMA journal_mode = OFF"u8);
        EngineCall.Run(target.Handle!, "PRAGMA synchronous = OFF"u8);
        if (!isEncrypted)
        {
            WriteInLargePages(target.Handle!);
        }

        return await RunAsync(source.Handle!, target.Handle!, whenFree, cancellationToken, afterEachPiece).ConfigureAwait(false);
    }

    /// <summary>Copies; a busy answer is waited out as long as the lock limit allows.</summary>
    public static async ValueTask<EngineResult> RunAsync(
        sqlite3 source, sqlite3 target, WhenFree whenFree, CancellationToken cancellationToken, Action<long>? afterEachPiece = null)
    {
        using var backup = raw.sqlite3_backup_init(target, "main", source, "main");
        if (backup.IsInvalid)
        {
            return EngineResult.LastOf(target);
        }

        BusyWait? wait = null;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var code = raw.sqlite3_backup_step(backup, PagesAtOnce);
            if (code == raw.SQLITE_DONE)
            {
                // Only this says whether the commit in the target has succeeded.
                code = raw.sqlite3_backup_finish(backup);
                return code == raw.SQLITE_OK ? EngineResult.Done : EngineResult.LastOf(target);
            }

            var result = new EngineResult(code, raw.sqlite3_errstr(code).utf8_to_string());
            if (code != raw.SQLITE_OK
                && (!result.IsBusy || !await (wait ??= whenFree.NewWait()).PauseAsync(cancellationToken).ConfigureAwait(false)))
            {
                // All pages are copied, so it was the commit.
                return result with { IsAtCommit = raw.sqlite3_backup_pagecount(backup) > 0 && raw.sqlite3_backup_remaining(backup) == 0 };
            }

            afterEachPiece?.Invoke(raw.sqlite3_backup_pagecount(backup) - raw.sqlite3_backup_remaining(backup));
        }
    }

    // A file that has its page size keeps it while it is overwritten byte by byte, header included: what comes of it is the source, page size and
    // all, written in pieces of 64 KB instead of its own 4 (three times as fast). An encrypted page cannot be cut so.
    private static void WriteInLargePages(sqlite3 target)
    {
        EngineCall.Run(target, "PRAGMA page_size = 65536"u8);
        EngineCall.Run(target, "PRAGMA cache_size = 8"u8);
        EngineCall.Run(target, "CREATE TABLE has_its_page_size(x)"u8);
    }
}
