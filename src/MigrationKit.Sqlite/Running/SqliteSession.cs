using Microsoft.Data.Sqlite;
using MigrationKit.Providers;
using MigrationKit.Sqlite.Backups;
using MigrationKit.Sqlite.Checks;
using MigrationKit.Sqlite.Connecting;
using MigrationKit.Sqlite.Engine;
using MigrationKit.Sqlite.Failures;
using MigrationKit.Sqlite.History;
using SQLitePCL;

namespace MigrationKit.Sqlite.Running;

/// <summary>
/// The lock, held: with a transaction one BEGIN IMMEDIATE from here to the commit; without one, a BEGIN IMMEDIATE around each
/// statement and its progress, so that two processes share the work (docs/decisions/0002).
/// </summary>
internal sealed class SqliteSession : IMigrationSession
{
    private readonly ConnectionSource _connections;
    private readonly DiskSpace _diskSpace;
    private SessionState _state;
    private bool _isUsedUp;
    private bool _isDisposed;

    private SqliteSession(SessionState state, ConnectionSource connections, DiskSpace diskSpace)
    {
        _state = state;
        _connections = connections;
        _diskSpace = diskSpace;
    }

    public static async ValueTask<SqliteSession> BeginAsync(
        SqliteConnection connection, ConnectionSource connections, SessionRequest request, DiskSpace diskSpace, CancellationToken cancellationToken)
    {
        var location = connections.Location;
        if (EngineCall.InTransaction(connection.Handle!))
        {
            throw new InvalidOperationException(
                $"The connection to {location.Description} is inside a transaction, and migrating needs its own. "
                + "Commit or roll back first, or let MigrationKit open a connection by the connection string.");
        }

        var session = new SqliteSession(new SessionState(connection, connections, request), connections, diskSpace);
        try
        {
            await session.BeginAsync(cancellationToken).ConfigureAwait(false);
            return session;
        }
        catch
        {
            session._state.Dispose();
            throw;
        }
    }

    public TimeSpan WaitedForLock => _state.Transaction.Waited;

    public async ValueTask<IReadOnlyList<HistoryRow>> ReadHistoryAsync(CancellationToken cancellationToken)
    {
        List<HistoryRow> rows = [];
        await _state.WhenFree.RunAsync(
            () => HistoryReader.ReadAll(_state.Db, _state.Request.History, _state.Location, out rows),
            "read the history", MigrationErrorKind.InvalidHistory, cancellationToken).ConfigureAwait(false);
        return rows;
    }

    public async ValueTask<HistoryRow?> ReadNewestRowAsync(CancellationToken cancellationToken)
    {
        HistoryRow? row = null;
        await _state.WhenFree.RunAsync(
            () => HistoryReader.ReadNewest(_state.Db, _state.Request.History, _state.Location, out row),
            "read the history", MigrationErrorKind.InvalidHistory, cancellationToken).ConfigureAwait(false);
        return row;
    }

    public ValueTask<PreparedRun> PrepareAsync(RunPreparation preparation, CancellationToken cancellationToken) => _state.Request.Transactional
        ? Preparation.RunAsync(_state, _connections.ConnectionString, preparation, _diskSpace, cancellationToken)
        : PrepareLockedAsync(preparation, cancellationToken);

    public async ValueTask CheckAsync(RunChecks checks, CancellationToken cancellationToken)
    {
        if (checks.QuickCheck)
        {
            CheckedBeforeCommit.QuickCheck(_state, cancellationToken);
        }

        if (checks.Check is { } check)
        {
            _state.WasLent = true;
            await CheckedBeforeCommit.CallAsync(_state, check, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<bool> BeginNextAsync(SessionRequest request, CancellationToken cancellationToken)
    {
        _state.Dispose();
        _isUsedUp = _state.WasLent || _state.Scripts.Exists(LeftOnConnection.IsSomethingOf);
        if (_isUsedUp)
        {
            return false;
        }

        _state = _state.Next(request);
        await BeginAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    public ValueTask<FinishedRun> FinishAsync(bool optimize)
    {
        if (optimize)
        {
            // A hint to the engine's planner: where it fails (somebody else writes by now), the next run gives it again.
            EngineCall.Run(_state.Db, "PRAGMA optimize"u8);
        }

        return new(new FinishedRun(DatabaseSize.Read(_state.Db, out var size).IsDone ? size : null));
    }

    public async ValueTask<ScriptResult> RunAsync(ScriptRun run, CancellationToken cancellationToken)
    {
        if (run.Script is { } script)
        {
            _state.Scripts.Add(script);
        }

        try
        {
            return await (_state.Request.Transactional
                ? InsideRun.RunAsync(_state, run, cancellationToken)
                : new OutsideRun(_state, run, cancellationToken).RunAsync()).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // At once, not when the session is disposed: others wait for the lock.
            _state.Transaction.Rollback();
            if (e is MigrationException { InnerException: SqliteException { SqliteErrorCode: raw.SQLITE_INTERRUPT } })
            {
                // Cancelled between two statements of the script, while the history was written.
                cancellationToken.ThrowIfCancellationRequested();
            }

            throw;
        }
    }

    public ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        if (!_state.Request.Transactional)
        {
            return default;
        }

        if (_state.ViolationsBefore is { } before)
        {
            // It reads every row that refers to another: long enough to be cancelled.
            using var interruption = new Interruption(_state.Db, _state.Request.Time, null, cancellationToken);
            _state.CheckForeignKeys(before, cancellationToken);
        }

        return _state.CommitAsync(cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            _state.Dispose();
            _connections.GiveBack(_state.Connection, _isUsedUp);
        }

        return default;
    }

    // A session without a transaction holds no lock between its statements, and a back-up is taken under one.
    private async ValueTask<PreparedRun> PrepareLockedAsync(RunPreparation preparation, CancellationToken cancellationToken)
    {
        await _state.Transaction.BeginAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Preparation.RunAsync(_state, _connections.ConnectionString, preparation, _diskSpace, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _state.Transaction.Rollback();
        }
    }

    private async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        // BEGIN IMMEDIATE on such a connection succeeds, as a mere read: the first write would fail, in the middle of a script.
        if (raw.sqlite3_db_readonly(_state.Db, "main") == 1)
        {
            throw EngineFailure.Of(
                new EngineResult(raw.SQLITE_READONLY, "attempt to write a readonly database"), _state.Location, "begin", MigrationErrorKind.ReadOnly);
        }

        await _state.WhenFree.RunAsync(
            () => _state.Settings.Take(_state.Request.ForeignKeysOff), "read the settings", MigrationErrorKind.CannotOpen, cancellationToken).ConfigureAwait(false);
        await _state.BeginAsync(cancellationToken).ConfigureAwait(false);
        if (_state.SchemaVersion is null)
        {
            LookAtSchema();
        }

        if (_state.Request.ForeignKeysOff)
        {
            using var interruption = new Interruption(_state.Db, _state.Request.Time, null, cancellationToken);
            _state.ViolationsBefore = ForeignKeyViolations.Count(_state.Db);
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (!_state.Request.Transactional)
        {
            await _state.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // It reads all of the schema: not between the transactions of one run, as long as nobody else changes it.
    private void LookAtSchema()
    {
        _state.Written(HistoryShape.Look(_state.Db, _state.Request.History, _state.Location, out var exists));
        _state.FoundHistory = exists;
        if (!exists)
        {
            _state.Written(_state.History.CreateTable());
        }

        // A trigger can be older than the table: it may name one that is not there.
        _state.Written(_state.Mention.LookAtTriggers(_state.Db));
        _state.SchemaVersion = _state.ReadSchemaVersion();
    }
}
