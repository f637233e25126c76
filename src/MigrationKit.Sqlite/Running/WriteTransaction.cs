using MigrationKit.Sqlite.Connecting;
using MigrationKit.Sqlite.Engine;
using MigrationKit.Sqlite.Failures;
using SQLitePCL;

namespace MigrationKit.Sqlite.Running;

/// <summary>
/// BEGIN IMMEDIATE … COMMIT: the lock and the transaction in one, freed by the operating system when the process dies.
/// Never a deferred BEGIN: its later upgrade from reading to writing can fail as busy where no wait helps.
/// </summary>
internal sealed class WriteTransaction(sqlite3 db, DatabaseLocation location, WhenFree whenFree)
{
    private bool _isOpen;

    /// <summary>How long others were in the way of beginning and of commits, all in all.</summary>
    public TimeSpan Waited => whenFree.Waited;

    public ValueTask BeginAsync(CancellationToken cancellationToken) =>
        whenFree.RunAsync(Begin, "begin a transaction", MigrationErrorKind.CannotOpen, cancellationToken);

    /// <summary>Commits; where that fails, everything is rolled back before the exception. A reader of a rollback journal can make it wait.</summary>
    public async ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await whenFree.RunAsync(Commit, "commit the changes", MigrationErrorKind.InputOutput, cancellationToken).ConfigureAwait(false);
            _isOpen = false;
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    /// <summary>
    /// Rolls back if there is something to; closing the connection, as a step may have done, has rolled back already. An engine that cannot (disk full,
    /// I/O error) leaves its journal for the next look at the file, so that is taken here: until then a full disk would stay full.
    /// </summary>
    public void Rollback()
    {
        if (db.IsClosed)
        {
            return;
        }

        if (EngineCall.InTransaction(db))
        {
            EngineCall.Run(db, "ROLLBACK"u8);
        }

        if (_isOpen)
        {
            _isOpen = false;
            EngineCall.Run(db, "SELECT 1 FROM main.sqlite_master LIMIT 1"u8);
        }
    }

    private EngineResult Begin()
    {
        var result = EngineCall.Run(db, "BEGIN IMMEDIATE"u8);
        _isOpen = result.IsDone;
        return result;
    }

    private EngineResult Commit()
    {
        var result = EngineCall.Run(db, "COMMIT"u8);
        return result.Code == raw.SQLITE_CONSTRAINT_FOREIGNKEY
            ? throw ForeignKeyFailure.AtCommit(ForeignKeyViolations.Count(db), location, db)
            : result;
    }
}
