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

    /// <summary>Copies; a busy answer is waited out as long as the lock limit allows.</summary>
    public static async ValueTask<EngineResult> RunAsync(sqlite3 source, sqlite3 target, WhenFree whenFree, CancellationToken cancellationToken)
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
                return result;
            }
        }
    }
}
