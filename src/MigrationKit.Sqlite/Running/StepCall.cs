using System.Text;
using MigrationKit.Providers;
using MigrationKit.Sqlite.Engine;
using MigrationKit.Sqlite.Failures;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MigrationKit.Sqlite.Running;

/// <summary>Calls a step's C# inside the migration's transaction, and sees to it that the step does not end that.</summary>
internal static class StepCall
{
    public static async ValueTask RunAsync(
        SqliteConnection connection, HistoryTable history, ScriptRun run, MigrationDirective directive, CancellationToken cancellationToken)
    {
        var step = run.Steps?.Invoke(run.Migration.Id, directive.Value) ?? throw ScriptFailure.AtDirective(
            run, directive, MigrationErrorKind.StepFailed,
            $"calls the step '{directive.Value}' at {{0}}, and this program has no method for it. "
            + "Steps are compiled into the program that owns the migrations: run the migrations from there.");
        var db = connection.Handle!;
        using var guard = new HistoryGuard(db, history);
        try
        {
            // A step that commits would keep half a migration.
            GuardedTransaction.Begin(db);
            await step(new MigrationStepContext(run.Migration, connection), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw GuardedTransaction.HasEnded(connection, db) ? Ended(run, directive, e) : ScriptFailure.AtDirective(
                run, directive, MigrationErrorKind.StepFailed,
                $"failed in its step '{directive.Value}' at {{0}}: {e.GetType().Name}: {e.Message.TrimEnd('.')}.{HintFor(e, guard, history)} Correct the step and start again.", e);
        }
        catch (SqliteException)
        {
            // Cancelling interrupts the step's own commands.
            throw new OperationCanceledException(cancellationToken);
        }
        finally
        {
            GuardedTransaction.End(db);
        }

        if (GuardedTransaction.HasEnded(connection, db))
        {
            throw Ended(run, directive, null);
        }

        if (LeftOpen(db, guard) is { } savepoint)
        {
            throw ScriptFailure.AtDirective(
                run, directive, MigrationErrorKind.StepFailed,
                $"cannot go on behind its step '{directive.Value}' at {{0}}: the step has left the savepoint '{savepoint}' open, and going back to it would take back "
                + "later migrations, too. Release it in the step, or give it another name where the script has one of that name open itself, and start again.");
        }
    }

    // The engine does not tell what is open, but a savepoint that can be released was. A later ROLLBACK TO would take back this migration's history row, and
    // those behind it, from a run that is then committed as a success.
    private static string? LeftOpen(sqlite3 db, HistoryGuard guard) =>
        guard.Savepoints.FirstOrDefault(name => EngineCall.Run(db, Encoding.UTF8.GetBytes($"RELEASE \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).IsDone);

    private static MigrationException Ended(ScriptRun run, MigrationDirective directive, Exception? inner) => ScriptFailure.AtDirective(
        run, directive, MigrationErrorKind.StepFailed,
        $"cannot go on behind its step '{directive.Value}' at {{0}}: the step has ended the migration's transaction or closed its connection. "
        + "A step neither commits nor rolls back nor closes; it throws where the migration is to be rolled back. Correct the step and start again.", inner);

    private static string HintFor(Exception e, HistoryGuard guard, HistoryTable history) =>
        guard.HasRefused ? $" A step must not change the history table '{history.Name}': only MigrationKit writes it."
        : e is SqliteException { SqliteErrorCode: raw.SQLITE_ERROR } && e.Message.Contains("within a transaction", StringComparison.Ordinal)
            ? " A step runs inside the migration's transaction already and must not begin one."
            : "";
}
