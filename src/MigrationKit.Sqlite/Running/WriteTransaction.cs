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
    public ValueTask BeginAsync(CancellationToken cancellationToken) =>
        whenFree.RunAsync(
            () => EngineCall.Run(db, "BEGIN IMMEDIATE"u8), "begin a transaction", MigrationErrorKind.CannotOpen, cancellationToken);

    /// <summary>Commits; where that fails, everything is rolled back before the exception. A reader of a rollback journal can make it wait.</summary>
    public async ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await whenFree.RunAsync(Commit, "commit the changes", MigrationErrorKind.InputOutput, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    /// <summary>Rolls back if there is something to; closing the connection, as a step may have done, has rolled back already. An engine that cannot (I/O error) has marked the file to be rolled back by its next opening.</summary>
    public void Rollback()
    {
        if (!db.IsClosed && EngineCall.InTransaction(db))
        {
            EngineCall.Run(db, "ROLLBACK"u8);
        }
    }

    private EngineResult Commit()
    {
        var result = EngineCall.Run(db, "COMMIT"u8);
        return result.Code == raw.SQLITE_CONSTRAINT_FOREIGNKEY
            ? throw ForeignKeyFailure.AtCommit(ForeignKeyViolations.Count(db), location, db)
            : result;
    }
}
