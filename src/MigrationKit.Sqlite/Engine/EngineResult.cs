using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MigrationKit.Sqlite.Engine;

/// <summary>
/// What a call of the engine came to: the extended result code and the engine's own text, taken before the next call overwrites them.
/// </summary>
internal readonly record struct EngineResult(int Code, string Message)
{
    public static readonly EngineResult Done = new(raw.SQLITE_OK, "");

    /// <summary>It failed while it was committing: the file may have all of it, or nothing.</summary>
    public bool IsAtCommit { get; init; }

    /// <summary>It may not write because its connection has <c>PRAGMA query_only</c> on.</summary>
    public bool IsQueryOnly { get; init; }

    public bool IsDone => Code == raw.SQLITE_OK;

    /// <summary>The code without its extension.</summary>
    public int Primary => Code & 0xFF;

    /// <summary>
    /// Someone else is in the way and waiting can help. A plain SQLITE_LOCKED is not among them: it is a conflict
    /// within this connection (a reader left open by a step), which would stay for ever.
    /// </summary>
    public bool IsBusy => Primary == raw.SQLITE_BUSY || Code == raw.SQLITE_LOCKED_SHAREDCACHE;

    /// <summary>
    /// A statement of the schema that this engine cannot parse. Damage can look so; as a rule a newer engine has written what this one does not know
    /// (STRICT before SQLite 3.37).
    /// </summary>
    public bool IsOfNewerSchema =>
        Primary == raw.SQLITE_CORRUPT
        && Message.StartsWith("malformed database schema (", StringComparison.Ordinal)
        && (Message.Contains("syntax error", StringComparison.Ordinal)
            || Message.Contains("unrecognized token", StringComparison.Ordinal)
            || Message.Contains("unknown table option", StringComparison.Ordinal));

    /// <summary>The same as the driver's own exception, for callers that look for its codes.</summary>
    public SqliteException ToException() => new(Message, Primary, Code);

    /// <summary>Of what the driver threw: the engine's text without the driver's words around it.</summary>
    public static EngineResult Of(SqliteException e) => new(e.SqliteExtendedErrorCode, raw.sqlite3_errstr(e.SqliteErrorCode).utf8_to_string());

    public static EngineResult LastOf(sqlite3 db)
    {
        var result = new EngineResult(raw.sqlite3_extended_errcode(db), raw.sqlite3_errmsg(db).utf8_to_string());
        return result.Code == raw.SQLITE_READONLY
            ? result with { IsQueryOnly = EngineCall.ReadInteger(db, "PRAGMA query_only"u8, out var isOn).IsDone && isOn == 1 }
            : result;
    }
}
