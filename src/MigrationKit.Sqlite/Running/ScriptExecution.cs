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
    private readonly HistoryTable _history;
    private readonly bool _isGuarded;
    private readonly bool _isTransactional;
    private readonly Interruption _interruption;
    private readonly CancellationToken _cancellationToken;
    private readonly long _started;
    private int _statements;
    private long _rowsChanged;

    public ScriptExecution(
        SqliteConnection connection, DatabaseLocation location, WhenFree whenFree, SessionRequest request, ScriptRun run, bool isGuarded, CancellationToken cancellationToken)
    {
        var time = request.Time;
        _isTransactional = request.Transactional;
        _history = request.History;
        _isGuarded = isGuarded;
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

    /// <summary>The history table was there before this session.</summary>
    public bool FoundHistory { get; init; }

    /// <summary>Closes the idle connections of the program's own pool.</summary>
    public required Action CloseIdle { get; init; }

    // The script of a row of kind 'started' runs outside, or takes its place.
    private HistoryTable? EmptyHistory => FoundHistory && _isTransactional && _run is { Row.Ordinal: 1, RemoveFrom: null } ? _history : null;

    // What has begun to change the database outside a transaction has to be finished as it is (docs/decisions/0021).
    private bool CanBeCorrected => _isTransactional || (_run.ResumeAt == 0 && _statements == 0);

    public void Dispose() => _interruption.Dispose();

    /// <exception cref="MigrationException">A <c>require</c> directive is not true.</exception>
    public void CheckRequired() => Check("require");

    /// <exception cref="MigrationException">An <c>ensure</c> directive is not true.</exception>
    public void CheckEnsured() => Check("ensure");

    /// <exception cref="MigrationException">It failed.</exception>
    public async ValueTask ExecuteAsync(ScriptUnit unit)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (unit.Step is { } step)
        {
            await StepCall.RunAsync(_connection, _history, _run, step, _cancellationToken).ConfigureAwait(false);
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
            if (canWait && wait is null && !inTransaction)
            {
                // PRAGMA journal_mode has to be the only one that has the file open.
                wait = _whenFree.NewWait();
                CloseIdle();
                continue;
            }

            if (!canWait || !await (wait ??= _whenFree.NewWait()).PauseAsync(_cancellationToken).ConfigureAwait(false))
            {
                throw ScriptFailure.OfStatement(result, _location, _run, unit.Start, CanBeCorrected, EmptyHistory, wait?.Limit);
            }
        }

        _statements++;
    }

    private EngineResult Execute(ScriptUnit unit)
    {
        var sql = _run.Script!.Utf8[unit.Start..unit.End];
        if (sql.IndexOf((byte)0) >= 0)
        {
            // It would pass over what stands behind it, in silence.
            return new EngineResult(raw.SQLITE_ERROR, "the statement has a NUL character in it, which SQLite takes for its end");
        }

        using var guard = _isGuarded ? new HistoryGuard(_db, _history) : null;
        var before = raw.sqlite3_total_changes(_db);
        while (!sql.IsEmpty)
        {
            var code = EngineCall.Prepare(_db, sql, out var statement, out sql);
            using (statement)
            {
                if (code != raw.SQLITE_OK)
                {
                    return guard is { HasRefused: true } ? throw ScriptFailure.OnHistory(_run, unit.Start, _history) : EngineResult.LastOf(_db);
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
            return ScriptFailure.AtByte(_run, unit.Start, MigrationErrorKind.Timeout, TimedOutText(), result.ToException());
        }

        return _cancellationToken.IsCancellationRequested
            ? new OperationCanceledException(_cancellationToken)
            : ScriptFailure.OfStatement(result, _location, _run, unit.Start, CanBeCorrected, EmptyHistory, null);
    }

    private string TimedOutText() =>
        $"was stopped at {{0}}: the statement ran longer than {EngineFailure.Seconds(_run.StatementTimeout!.Value)}. "
        + "Allow it more time with a line '-- migration:timeout 10m' in the script or with MigrationOptions.StatementTimeout, and start again.";

    private void Check(string name)
    {
        foreach (var directive in _run.Script!.Directives)
        {
            if (directive.Name != name)
            {
                continue;
            }

            _interruption.StatementBegins();
            var answer = Condition.Ask(_db, directive.Value);
            _interruption.StatementEnds();
            _cancellationToken.ThrowIfCancellationRequested();
            if (_interruption.TimedOut)
            {
                throw ScriptFailure.AtDirective(_run, directive, MigrationErrorKind.Timeout, TimedOutText());
            }

            if (answer.WhatIsWrong(directive) is { } wrong)
            {
                throw ScriptFailure.AtDirective(
                    _run, directive, name == "require" ? MigrationErrorKind.RequirementFailed : MigrationErrorKind.EnsureFailed, wrong);
            }
        }
    }
}
