using MigrationKit.Providers;
using MigrationKit.Sqlite.Engine;
using SQLitePCL;

namespace MigrationKit.Sqlite.History;

/// <summary>Writes the history table, within the caller's transaction. The insert stays prepared for a run of a thousand.</summary>
internal sealed class HistoryWriter(sqlite3 db, HistoryTable history) : IDisposable
{
    // Once a transaction and in one row, because a run of a thousand migrations would pay for it a thousand times.
    private const string MarkNewest =
        "UPDATE {0} SET newest = (SELECT ordinal || ' ' || id FROM {0} WHERE [set] = ?1 ORDER BY ordinal DESC LIMIT 1) WHERE [set] = ?1 AND ordinal = ?2";

    private sqlite3_stmt? _insert;
    private bool _isMarked = true;

    public EngineResult CreateTable() => EngineCall.Run(db, HistoryName.Sql(history, HistoryShape.CreateTable));

    public EngineResult Insert(HistoryRow row)
    {
        if (_insert is null)
        {
            if (EngineCall.Prepare(db, HistoryName.Sql(history, HistoryRowFormat.Insert), out var statement) != raw.SQLITE_OK)
            {
                return EngineResult.LastOf(db);
            }

            _insert = statement;
        }

        _isMarked = false;
        HistoryRowFormat.Bind(_insert, row);
        var result = EngineCall.RunToEnd(db, _insert);
        raw.sqlite3_reset(_insert);
        return result;
    }

    /// <summary>Takes the set's rows away from an ordinal on.</summary>
    public EngineResult DeleteFrom(long ordinal) =>
        Change("DELETE FROM {0} WHERE [set] = ?1 AND ordinal >= ?2", ordinal, null);

    public EngineResult Delete(long ordinal) =>
        Change("DELETE FROM {0} WHERE [set] = ?1 AND ordinal = ?2", ordinal, null);

    public EngineResult SetProgress(long ordinal, int progress) =>
        Change("UPDATE {0} SET progress = ?3 WHERE [set] = ?1 AND ordinal = ?2", ordinal, progress);

    /// <summary>Before each commit: has the first row say which one is the newest now, where that can have changed.</summary>
    public EngineResult Mark()
    {
        if (_isMarked)
        {
            return EngineResult.Done;
        }

        var result = Change(MarkNewest, ordinal: 1, null);
        _isMarked = result.IsDone;
        return result;
    }

    public void Dispose() => _insert?.Dispose();

    private EngineResult Change(string sql, long ordinal, int? progress)
    {
        _isMarked &= progress is not null;
        var code = EngineCall.Prepare(db, HistoryName.Sql(history, sql), out var statement);
        using (statement)
        {
            if (code != raw.SQLITE_OK)
            {
                return EngineResult.LastOf(db);
            }

            raw.sqlite3_bind_text(statement, 1, history.Set);
            raw.sqlite3_bind_int64(statement, 2, ordinal);
            if (progress is { } value)
            {
                raw.sqlite3_bind_int(statement, 3, value);
            }

            return EngineCall.RunToEnd(db, statement);
        }
    }
}
