using Microsoft.Data.Sqlite;
using MigrationKit.Providers;
using MigrationKit.Sqlite.Connecting;
using MigrationKit.Sqlite.Engine;
using MigrationKit.Sqlite.Failures;
using SQLitePCL;

namespace MigrationKit.Sqlite.Running;

/// <summary>Runs the pieces of one script, and counts. Transactions are its callers' business.</summary>
internal sealed class ScriptExecution : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly sqlite3 _db;
    private readonly DatabaseLocation _location;
    private readonly WhenFree _whenFree;
    private readonly TimeProvider _time;
    private readonly ScriptRun _run;
    private readonly Interruption _interruption;
    private readonly CancellationToken _cancellationToken;
    private readonly long _started;
    private int _statements;
    private long _rowsChanged;

    public ScriptExecution(
        SqliteConnection connection, DatabaseLocation location, WhenFree whenFree, TimeProvider time, ScriptRun run, CancellationToken cancellationToken)
    {
        _connection = connection;
        _db = connection.Handle!;
        _location = location;
        _whenFree = whenFree;
        _time = time;
        _run = run;
        _cancellationToken = cancellationToken;
        _interruption = new Interruption(_db, time, run.StatementTimeout, cancellationToken);
        _started = time.GetTimestamp();
    }

    public ScriptResult Result => new(_statements, _rowsChanged, _time.GetElapsedTime(_started));

    public void Dispose() => _interruption.Dispose();

    /// <exception cref="MigrationException">It failed.</exception>
    public async ValueTask ExecuteAsync(ScriptUnit unit)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (unit.Step is { } step)
        {
            await CallAsync(step).ConfigureAwait(false);
            return;
        }

        BusyWait? wait = null;
        var inTransaction = EngineCall.InTransaction(_db);
        for (var result = Execute(unit); !result.IsDone; result = Execute(unit))
        {
            if (result.Primary == raw.SQLITE_INTERRUPT)
            {
                throw Interrupted(unit, result);
            }

            // A statement that found the database busy has had no effect, as long as its transaction still stands.
            var canWait = result.IsBusy && inTransaction == EngineCall.InTransaction(_db);
            if (!canWait || !await (wait ??= _whenFree.NewWait()).PauseAsync(_cancellationToken).ConfigureAwait(false))
            {
                throw ScriptFailure.OfStatement(result, _location, _run, unit.Start, wait?.Limit);
            }
        }

        _statements++;
    }

    private EngineResult Execute(ScriptUnit unit)
    {
        var sql = _run.Script!.Utf8[unit.Start..unit.End];
        var before = raw.sqlite3_total_changes(_db);
        while (!sql.IsEmpty)
        {
            var code = raw.sqlite3_prepare_v2(_db, sql, out var statement, out sql);
            using (statement)
            {
                if (code != raw.SQLITE_OK)
                {
                    return EngineResult.LastOf(_db);
                }

                if (!statement.IsInvalid)
                {
                    _interruption.StatementBegins();
                    var result = EngineCall.RunToEnd(_db, statement);
                    _interruption.StatementEnds();
                    if (!result.IsDone)
                    {
                        return result;
                    }
                }
            }
        }

        // changes() keeps the number of the last statement that changed rows; total_changes() tells whether this one did.
        if (raw.sqlite3_total_changes(_db) != before)
        {
            _rowsChanged += raw.sqlite3_changes(_db);
        }

        return EngineResult.Done;
    }

    private Exception Interrupted(ScriptUnit unit, EngineResult result)
    {
        if (_interruption.TimedOut)
        {
            return ScriptFailure.AtByte(
                _run, unit.Start, MigrationErrorKind.Timeout,
                $"was stopped at {{0}}: the statement ran longer than {EngineFailure.Seconds(_run.StatementTimeout!.Value)}. "
                + "Allow it more time with a line '-- migration:timeout 10m' in the script or with MigrationOptions.StatementTimeout, and start again.");
        }

        return _cancellationToken.IsCancellationRequested
            ? new OperationCanceledException(_cancellationToken)
            : ScriptFailure.OfStatement(result, _location, _run, unit.Start, null);
    }

    private async ValueTask CallAsync(MigrationDirective directive)
    {
        var step = _run.Steps?.Invoke(_run.Migration.Id, directive.Value) ?? throw ScriptFailure.AtDirective(
            _run, directive, MigrationErrorKind.StepFailed,
            $"calls the step '{directive.Value}' at {{0}}, and this program has no method for it. "
            + "Steps are compiled into the program that owns the migrations: run the migrations from there.");
        var inTransaction = EngineCall.InTransaction(_db);
        try
        {
            await step(new MigrationStepContext(_run.Migration, _connection), _cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!_cancellationToken.IsCancellationRequested)
        {
            throw ScriptFailure.AtDirective(
                _run, directive, MigrationErrorKind.StepFailed,
                $"failed in its step '{directive.Value}' at {{0}}: {e.GetType().Name}: {e.Message.TrimEnd('.')}.{HintFor(e)} Correct the step and start again.", e);
        }
        catch (SqliteException)
        {
            // Cancelling interrupts the step's own commands.
            throw new OperationCanceledException(_cancellationToken);
        }

        if (_connection.State != System.Data.ConnectionState.Open || inTransaction != EngineCall.InTransaction(_db))
        {
            throw ScriptFailure.AtDirective(
                _run, directive, MigrationErrorKind.StepFailed,
                $"cannot go on behind its step '{directive.Value}' at {{0}}: the step has ended the migration's transaction or closed its connection. "
                + "A step neither commits nor rolls back nor closes; it throws where the migration is to be rolled back.");
        }
    }

    private static string HintFor(Exception e) =>
        e is SqliteException { SqliteErrorCode: raw.SQLITE_ERROR } && e.Message.Contains("within a transaction", StringComparison.Ordinal)
            ? " A step runs inside the migration's transaction already and must not begin one."
            : "";
}
