using System.Data.Common;
using Microsoft.Data.Sqlite;
using MigrationKit.Sqlite.Backups;
using MigrationKit.Sqlite.Engine;
using MigrationKit.Sqlite.Failures;
using MigrationKit.Sqlite.Running;

namespace MigrationKit.Sqlite.Checks;

/// <summary>What has to hold before a commit: the engine's check of its file, and the program's own.</summary>
internal static class CheckedBeforeCommit
{
    public static void QuickCheck(SessionState session, CancellationToken cancellationToken)
    {
        using var interruption = new Interruption(session.Db, session.Request.Time, null, cancellationToken);
        var result = SoundCheck.Run(session.Db, out var findings);
        cancellationToken.ThrowIfCancellationRequested();
        if (!result.IsDone)
        {
            throw EngineFailure.Of(result, session.Location, "check the file", MigrationErrorKind.CheckFailed);
        }

        if (findings.Count > 0)
        {
            throw new MigrationException(
                MigrationErrorKind.CheckFailed,
                $"SQLite's quick_check of {session.Location.Description} before the commit finds: {SoundCheck.InWords(findings)}. "
                + "Run 'PRAGMA quick_check' on the database as it is now to see whether that was so before, and correct the data or the SQL.");
        }
    }

    public static async ValueTask CallAsync(SessionState session, Func<DbConnection, CancellationToken, ValueTask> check, CancellationToken cancellationToken)
    {
        // Outside a transaction there is nothing to guard: each statement of the check stands alone, as the script's did.
        var isGuarded = session.Request.Transactional;
        using var guard = new HistoryGuard(session.Db, session.Request.History);
        try
        {
            if (isGuarded)
            {
                GuardedTransaction.Begin(session.Db);
            }

            await check(session.Connection, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MigrationException(
                MigrationErrorKind.CheckFailed,
                $"The program's own check (the option RunChecksAsync) of {session.Location.Description} failed before the commit: "
                + $"{e.GetType().Name}: {e.Message.TrimEnd('.')}. "
                + (guard.HasRefused ? $"It must not change the history table '{session.Request.History.Name}': only MigrationKit writes it." : "Correct what it has found and start again."), e);
        }
        catch (SqliteException)
        {
            // Cancelling interrupts the check's own commands.
            throw new OperationCanceledException(cancellationToken);
        }
        finally
        {
            GuardedTransaction.End(session.Db);
        }

        if (isGuarded && GuardedTransaction.HasEnded(session.Connection, session.Db))
        {
            throw new MigrationException(
                MigrationErrorKind.CheckFailed,
                $"The program's own check (the option RunChecksAsync) of {session.Location.Description} has ended the run's transaction or closed "
                + "its connection. A check neither commits nor rolls back nor closes; it throws where the run is to be rolled back. Correct the check and start again.");
        }
    }
}
