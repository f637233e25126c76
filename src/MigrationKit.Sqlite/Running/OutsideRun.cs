using MigrationKit.Providers;
using MigrationKit.Sqlite.Engine;
using MigrationKit.Sqlite.Failures;
using MigrationKit.Sqlite.History;

namespace MigrationKit.Sqlite.Running;

/// <summary>
/// A script outside a transaction (docs/decisions/0002): each piece in its own BEGIN IMMEDIATE together with its progress, and only where
/// the progress is still the expected one. A crash resumes at the next piece; another process that runs the same script shares the work.
/// </summary>
internal sealed class OutsideRun
{
    private readonly SessionState _session;
    private readonly ScriptRun _run;
    private readonly HistoryRow _row;
    private readonly List<ScriptUnit> _units;
    private readonly UnitLines _lines;
    private readonly CancellationToken _cancellationToken;

    // Pieces completed; and pieces whose effect on the connection this connection has.
    private int _at;
    private int _connectionAt;
    private bool _ended;

    public OutsideRun(SessionState session, ScriptRun run, CancellationToken cancellationToken)
    {
        _session = session;
        _run = run;
        _row = run.Row ?? throw new InvalidOperationException("A script outside a transaction is recorded with a row.");
        _cancellationToken = cancellationToken;

        // A script made for one transaction that is run without (TransactionMode.None) keeps its BEGIN … COMMIT: they say what belongs together.
        _units = ScriptUnits.Of(run.Script!, leaveOut: run.Script!.Transaction != ScriptTransaction.Own);
        _lines = new UnitLines(run.Script!);
    }

    public async ValueTask<ScriptResult> RunAsync()
    {
        using var execution = _session.Execute(_run, _cancellationToken);
        _session.Migrations.Add(_run.Migration.Id);
        await StartAsync(execution).ConfigureAwait(false);
        while (!_ended)
        {
            await RepeatConnectionPiecesAsync(execution).ConfigureAwait(false);
            if (_at == _units.Count)
            {
                await EndAsync(execution).ConfigureAwait(false);
                continue;
            }

            await (_units[_at].Kind switch
            {
                ScriptUnitKind.Begin or ScriptUnitKind.Savepoint => RunOwnTransactionAsync(execution),
                ScriptUnitKind.Connection or ScriptUnitKind.Alone => RunAloneAsync(execution),
                ScriptUnitKind.Commit or ScriptUnitKind.Rollback or ScriptUnitKind.Release => throw NothingBegun(),
                _ => RunTogetherAsync(execution),
            }).ConfigureAwait(false);
            _run.Progress?.Report(new ScriptProgress(_run.Migration.Id, _at, _units.Count) { Line = _at == 0 ? null : _lines.Of(_units[_at - 1]) });
        }

        return execution.Result;
    }

    private async ValueTask StartAsync(ScriptExecution execution)
    {
        await _session.BeginAsync(_cancellationToken).ConfigureAwait(false);
        switch (ReadRow())
        {
            case null when _run.ResumeAt == 0:
            case { Kind: HistoryKind.Started, Progress: 0 } begun when begun.Ordinal == _run.RemoveFrom && !IsOurs(begun):
                execution.CheckRequired();
                _session.Written(_session.History.Delete(_row.Ordinal));
                _session.Written(_session.History.Insert(_run.StartedRow ?? _row with { Kind = HistoryKind.Started }));
                await _session.CommitAsync(_cancellationToken).ConfigureAwait(false);
                return;
            case { Kind: HistoryKind.Started } row when IsOurs(row):
                _at = row.Progress;
                break;
            case { Kind: not HistoryKind.Started } row when IsOurs(row):
                _ended = true;
                break;
            case var row:
                throw Overtaken(row);
        }

        _session.Transaction.Rollback();
    }

    private async ValueTask EndAsync(ScriptExecution execution)
    {
        if (!await EnterAsync().ConfigureAwait(false))
        {
            return;
        }

        execution.CheckEnsured();
        if (_session.ViolationsBefore is { } before)
        {
            // After an interruption nobody knows what was violated before the script: everything counts.
            _session.CheckForeignKeys(_run.ResumeAt == 0 ? before : [], _cancellationToken);
        }

        _session.Written(_session.History.Delete(_row.Ordinal));
        _session.Written(_session.History.Insert(_row with { Progress = _units.Count, Duration = execution.Result.Duration }));
        await _session.CommitAsync(_cancellationToken).ConfigureAwait(false);
        _ended = true;
    }

    private async ValueTask RunTogetherAsync(ScriptExecution execution)
    {
        if (await EnterAsync().ConfigureAwait(false))
        {
            await execution.ExecuteAsync(_units[_at]).ConfigureAwait(false);
            await LeaveAsync(_at + 1).ConfigureAwait(false);
        }
    }

    // What cannot share a transaction has the same effect when two processes, or two starts, run it.
    private async ValueTask RunAloneAsync(ScriptExecution execution)
    {
        var unit = _units[_at];
        if (!await EnterAsync().ConfigureAwait(false))
        {
            return;
        }

        _session.Transaction.Rollback();
        await execution.ExecuteAsync(unit).ConfigureAwait(false);
        _connectionAt = _at + 1;
        if (await EnterAsync().ConfigureAwait(false))
        {
            await LeaveAsync(_at + 1).ConfigureAwait(false);
        }
    }

    // The script's own transaction, begun as IMMEDIATE whatever it says, with the progress written before its end.
    private async ValueTask RunOwnTransactionAsync(ScriptExecution execution)
    {
        if (!await EnterAsync().ConfigureAwait(false))
        {
            return;
        }

        var savepoints = new SavepointStack();
        var bySavepoint = _units[_at].Kind == ScriptUnitKind.Savepoint;
        for (var i = bySavepoint ? _at : _at + 1; i < _units.Count; i++)
        {
            var unit = _units[i];
            if (unit.Kind == ScriptUnitKind.Commit)
            {
                await LeaveAsync(i + 1).ConfigureAwait(false);
                return;
            }

            if (unit.Kind == ScriptUnitKind.Rollback)
            {
                _session.Transaction.Rollback();
                if (await EnterAsync().ConfigureAwait(false))
                {
                    await LeaveAsync(i + 1).ConfigureAwait(false);
                }

                return;
            }

            await execution.ExecuteAsync(unit).ConfigureAwait(false);
            savepoints.Follow(unit, _run.Script!.Utf8);
            if (bySavepoint && savepoints.IsEmpty)
            {
                await LeaveAsync(i + 1).ConfigureAwait(false);
                return;
            }
        }

        throw ScriptFailure.AtByte(
            _run, _units[_at].Start, MigrationErrorKind.ScriptFailed,
            "begins a transaction at {0} that it does not end. Add the COMMIT that belongs to it and start again.");
    }

    // A new connection has nothing of what PRAGMA and ATTACH before the resume point set. Of several settings of one pragma only the
    // last counts: repeating an earlier one could undo, in the file, what another process has set after it.
    private async ValueTask RepeatConnectionPiecesAsync(ScriptExecution execution)
    {
        for (; _connectionAt < _at; _connectionAt++)
        {
            var unit = _units[_connectionAt];
            if (unit.Kind == ScriptUnitKind.Connection && !IsSetAgain(_connectionAt))
            {
                await execution.ExecuteAsync(unit).ConfigureAwait(false);
            }
        }
    }

    private bool IsSetAgain(int index)
    {
        var sql = _run.Script!.Utf8;
        var name = NameAt(sql, index);
        for (var i = index + 1; i < _at && !name.IsEmpty; i++)
        {
            if (_units[i].Kind == ScriptUnitKind.Connection && SqlScanner.Is(name, NameAt(sql, i)))
            {
                return true;
            }
        }

        return false;
    }

    private ReadOnlySpan<byte> NameAt(ReadOnlySpan<byte> sql, int index)
    {
        var start = _units[index].Start;
        return SqlScanner.Is(SqlScanner.Word(sql, start), "PRAGMA"u8)
            ? ScriptUnits.PragmaName(sql, SqlScanner.SkipTrivia(sql, start + "PRAGMA".Length))
            : default;
    }

    /// <summary>Begins a transaction where the progress is still ours; otherwise takes over what another process has done.</summary>
    private async ValueTask<bool> EnterAsync()
    {
        await _session.BeginAsync(_cancellationToken).ConfigureAwait(false);
        var row = ReadRow();
        if (row is { Kind: HistoryKind.Started } && row.Progress == _at && IsOurs(row))
        {
            return true;
        }

        _session.Transaction.Rollback();
        if (row is null || !IsOurs(row))
        {
            throw Overtaken(row);
        }

        _ended = row.Kind != HistoryKind.Started;
        _at = _ended ? _units.Count : row.Progress;
        return false;
    }

    private async ValueTask LeaveAsync(int progress)
    {
        _session.Written(_session.History.SetProgress(_row.Ordinal, progress));
        await _session.CommitAsync(_cancellationToken).ConfigureAwait(false);
        _at = progress;
        _connectionAt = progress;
    }

    private HistoryRow? ReadRow()
    {
        _session.Written(HistoryReader.ReadOne(_session.Db, _session.Request.History, _session.Location, _row.Ordinal, out var row));
        return row is { Kind: HistoryKind.Started } && IsOurs(row) && (row.Progress < 0 || row.Progress > _units.Count) ? throw NoSuchPlace(row) : row;
    }

    // A script that only looks different is the same script.
    private bool IsOurs(HistoryRow row) => row.Id == _row.Id && (row.Checksum == _row.Checksum || row.Fingerprint == _row.Fingerprint);

    private MigrationException NothingBegun() => ScriptFailure.AtByte(
        _run, _units[_at].Start, MigrationErrorKind.ScriptFailed,
        "ends a transaction at {0} that it has not begun. Remove the statement, or add the BEGIN that belongs to it, and start again.");

    private MigrationException NoSuchPlace(HistoryRow row) =>
        new(
            MigrationErrorKind.InvalidHistory,
            $"Migration '{_row.Id}' cannot go on: its row in history table '{_session.Request.History.Name}' of {_session.Location.Description} has "
            + FormattableString.Invariant($"{row.Progress} as progress, and its script has {_units.Count} statements: the row was edited by hand. ")
            + "Correct it to the number of statements that have run, or restore a back-up, and start again.")
        {
            MigrationId = _row.Id,
        };

    private MigrationException Overtaken(HistoryRow? row) =>
        new(
            MigrationErrorKind.InvalidHistory,
            $"Migration '{_row.Id}' cannot go on: another process has changed the history of {_session.Location.Description} meanwhile "
            + (row is null ? "(its row is gone). " : $"(its place is taken by '{row.Id}', checksum {row.Checksum}). ")
            + "Start again; if it happens again, two versions of the program are migrating this database against each other.")
        {
            MigrationId = _row.Id,
        };
}
