using System.Text;
using SQLitePCL;

namespace MigrationKit.Replay.Engine;

/// <summary>A database in memory that migrations are tried on. It is guarded and stops when the time is up.</summary>
internal sealed class ScratchDatabase : IDisposable
{
    private const int EnableTriggers = 1003;

    private readonly NativeEngine _engine;
    private TimeLimit _limit;
    private readonly Guard _guard;

    public ScratchDatabase(NativeEngine engine, TimeLimit limit)
    {
        _engine = engine;
        _limit = limit;
        raw.sqlite3_open_v2(":memory:", out var db, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE, null);
        Db = db;
        _guard = new Guard(db);
        limit.Watch(db);

        // Small pages: a table without rows takes one all the same, and databases are copied.
        Do("PRAGMA page_size = 1024");

        // As the bundles of .NET apps have it; an engine of the machine may differ, and a cascade would go unseen.
        Do("PRAGMA foreign_keys = ON");
    }

    public sqlite3 Db { get; }

    public NativeEngine Engine => _engine;

    public bool InTransaction => raw.sqlite3_get_autocommit(Db) == 0;

    /// <summary>A database with the same content.</summary>
    public ScratchDatabase Copy()
    {
        var copy = new ScratchDatabase(_engine, _limit);
        Transfer(Db, copy.Db);
        return copy;
    }

    /// <summary>Replaces the content of the one with that of the other, page by page.</summary>
    /// <returns>Whether that succeeded.</returns>
    public static bool Transfer(sqlite3 from, sqlite3 to)
    {
        using var backup = raw.sqlite3_backup_init(to, "main", from, "main");
        return !backup.IsInvalid && raw.sqlite3_backup_step(backup, -1) == raw.SQLITE_DONE;
    }

    /// <summary>Why a statement cannot be compiled; null where it can.</summary>
    public EngineError? Prepare(ReadOnlySpan<byte> sql)
    {
        _guard.Forget();
        var code = raw.sqlite3_prepare_v2(Db, sql, out var statement);
        var error = code == raw.SQLITE_OK ? null : ErrorOf(isOfForm: true);
        statement?.Dispose();
        return error;
    }

    /// <summary>Runs one statement to its end; rows are dropped.</summary>
    public EngineError? Run(ReadOnlySpan<byte> sql)
    {
        _guard.Forget();
        if (raw.sqlite3_prepare_v2(Db, sql, out var statement) != raw.SQLITE_OK)
        {
            return ErrorOf(isOfForm: true);
        }

        using (statement)
        {
            if (statement.IsInvalid)
            {
                return null;
            }

            int code;
            do
            {
                code = raw.sqlite3_step(statement);
            }
            while (code == raw.SQLITE_ROW);
            return code == raw.SQLITE_DONE ? null : ErrorOf(isOfForm: false);
        }
    }

    public EngineError? Run(string sql) => Run(Encoding.UTF8.GetBytes(sql));

    /// <summary>Runs SQL of our own, which has to succeed.</summary>
    /// <exception cref="EngineException">It did not.</exception>
    public void Do(string sql)
    {
        if (Run(sql) is { } error)
        {
            throw new EngineException(sql, error);
        }
    }

    /// <summary>The rows of a query of our own, every value as text.</summary>
    /// <exception cref="EngineException">It failed.</exception>
    public List<string?[]> Query(string sql)
    {
        using var statement = Begin(sql);
        var rows = new List<string?[]>();
        var width = raw.sqlite3_column_count(statement);
        while (Step(statement, sql))
        {
            var row = new string?[width];
            for (var i = 0; i < width; i++)
            {
                row[i] = raw.sqlite3_column_type(statement, i) == raw.SQLITE_NULL ? null : raw.sqlite3_column_text(statement, i).utf8_to_string();
            }

            rows.Add(row);
        }

        return rows;
    }

    /// <summary>A query of our own, for who reads its rows without keeping them.</summary>
    /// <exception cref="EngineException">It cannot be compiled.</exception>
    public sqlite3_stmt Begin(string sql) => raw.sqlite3_prepare_v2(Db, Encoding.UTF8.GetBytes(sql), out var statement) == raw.SQLITE_OK
        ? statement
        : throw new EngineException(sql, ErrorOf(isOfForm: true));

    /// <returns>Whether there is another row.</returns>
    /// <exception cref="EngineException">It failed.</exception>
    public bool Step(sqlite3_stmt statement, string sql) => raw.sqlite3_step(statement) switch
    {
        raw.SQLITE_ROW => true,
        raw.SQLITE_DONE => false,
        _ => throw new EngineException(sql, ErrorOf(isOfForm: false)),
    };

    /// <summary>Puts the database under another time limit.</summary>
    public void Join(TimeLimit limit)
    {
        _limit.Forget(Db);
        limit.Watch(Db);
        _limit = limit;
    }

    public void SwitchTriggers(bool on) => raw.sqlite3_db_config(Db, EnableTriggers, on ? 1 : 0, out _);

    public void Dispose()
    {
        _limit.Forget(Db);
        Db.Dispose();
    }

    private EngineError ErrorOf(bool isOfForm) => new(
        raw.sqlite3_extended_errcode(Db), raw.sqlite3_errmsg(Db).utf8_to_string(), isOfForm ? _engine.ErrorOffset(Db) : -1, isOfForm, _guard.Denied);
}
