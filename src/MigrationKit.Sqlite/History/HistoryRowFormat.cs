using System.Globalization;
using MigrationKit.Providers;
using MigrationKit.Sqlite.Connecting;
using MigrationKit.Sqlite.Engine;
using SQLitePCL;

namespace MigrationKit.Sqlite.History;

/// <summary>A history row in the table's columns and back (docs/formats.md, history table version 1).</summary>
internal static class HistoryRowFormat
{
    private const string ColumnList =
        "[set], ordinal, id, version, kind, checksum, fingerprint, chain, impact, progress, applied_at, duration, applied_by";

    private const string MillisecondFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private const string TickFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public const string Select = $"SELECT {ColumnList}, newest FROM {{0}}";

    public const string Insert = $"INSERT INTO {{0}} ({ColumnList}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";

    public static void Bind(sqlite3_stmt statement, HistoryRow row)
    {
        raw.sqlite3_bind_text(statement, 1, row.Set);
        raw.sqlite3_bind_int64(statement, 2, row.Ordinal);
        raw.sqlite3_bind_text(statement, 3, row.Id);
        if (row.Version is null)
        {
            raw.sqlite3_bind_null(statement, 4);
        }
        else if (long.TryParse(row.Version, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            raw.sqlite3_bind_int64(statement, 4, number);
        }
        else
        {
            raw.sqlite3_bind_text(statement, 4, row.Version);
        }

        raw.sqlite3_bind_text(statement, 5, WordOf(row.Kind));
        raw.sqlite3_bind_text(statement, 6, row.Checksum);
        raw.sqlite3_bind_text(statement, 7, row.Fingerprint);
        raw.sqlite3_bind_text(statement, 8, row.Chain);
        raw.sqlite3_bind_text(statement, 9, WordOf(row.Impact));
        raw.sqlite3_bind_int64(statement, 10, row.Progress);
        raw.sqlite3_bind_text(statement, 11, TextOf(row.AppliedAt));
        raw.sqlite3_bind_int64(statement, 12, (long)row.Duration.TotalMilliseconds);
        raw.sqlite3_bind_text(statement, 13, row.AppliedBy);
    }

    public static HistoryRow Read(sqlite3_stmt statement, HistoryTable history, DatabaseLocation location) => new()
    {
        Set = Deciding(statement, history, location, "set", 0),
        Ordinal = raw.sqlite3_column_type(statement, 1) == raw.SQLITE_INTEGER
            ? raw.sqlite3_column_int64(statement, 1)
            : throw Unreadable(statement, history, location, "ordinal", 1),
        Id = Deciding(statement, history, location, "id", 2),
        Version = EngineCall.ReadText(statement, 3),
        Kind = Deciding(statement, history, location, "kind", 4) switch
        {
            "versioned" => HistoryKind.Versioned,
            "repeatable" => HistoryKind.Repeatable,
            "baseline" => HistoryKind.Baseline,
            "started" => HistoryKind.Started,
            _ => throw Unreadable(statement, history, location, "kind", 4),
        },
        Checksum = Deciding(statement, history, location, "checksum", 5),
        Fingerprint = Text(statement, 6),
        Chain = Deciding(statement, history, location, "chain", 7),
        Impact = Text(statement, 8) switch
        {
            "additive" => MigrationImpact.Additive,
            "breaking" => MigrationImpact.Breaking,
            "destructive" => MigrationImpact.Destructive,
            _ => MigrationImpact.Unknown,
        },
        Progress = (int)Math.Clamp(raw.sqlite3_column_int64(statement, 9), -1, int.MaxValue),
        AppliedAt = DateTimeOffset.TryParse(
            Deciding(statement, history, location, "applied_at", 10), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var appliedAt)
            ? appliedAt
            : throw Unreadable(statement, history, location, "applied_at", 10),
        Duration = new TimeSpan(Math.Clamp(raw.sqlite3_column_int64(statement, 11), 0, long.MaxValue / TimeSpan.TicksPerMillisecond) * TimeSpan.TicksPerMillisecond),
        AppliedBy = Text(statement, 12),
        Newest = Deciding(statement, history, location, "newest", 13),
    };

    private static string Text(sqlite3_stmt statement, int column) => EngineCall.ReadText(statement, column) ?? "";

    // A BLOB of a text's bytes reads like it and is not equal to it in SQL: each statement would take the row for another one.
    private static string Deciding(sqlite3_stmt statement, HistoryTable history, DatabaseLocation location, string column, int index) =>
        raw.sqlite3_column_type(statement, index) == raw.SQLITE_BLOB
            ? throw Unreadable(statement, history, location, column, index)
            : Text(statement, index);

    private static string TextOf(DateTimeOffset time) => time.UtcDateTime.ToString(
        time.Ticks % TimeSpan.TicksPerMillisecond == 0 ? MillisecondFormat : TickFormat, CultureInfo.InvariantCulture);

    private static string WordOf(HistoryKind kind) => kind switch
    {
        HistoryKind.Versioned => "versioned",
        HistoryKind.Repeatable => "repeatable",
        HistoryKind.Baseline => "baseline",
        _ => "started",
    };

    private static string WordOf(MigrationImpact impact) => impact switch
    {
        MigrationImpact.Additive => "additive",
        MigrationImpact.Breaking => "breaking",
        MigrationImpact.Destructive => "destructive",
        _ => "",
    };

    private static string Found(sqlite3_stmt statement, int index) =>
        raw.sqlite3_column_type(statement, index) == raw.SQLITE_BLOB ? $"a BLOB ('{Text(statement, index)}')" : $"'{Text(statement, index)}'";

    private static MigrationException Unreadable(
        sqlite3_stmt statement, HistoryTable history, DatabaseLocation location, string column, int index)
    {
        // First: a value that was read as text no longer tells its type.
        var found = Found(statement, index);
        return new MigrationException(
            MigrationErrorKind.InvalidHistory,
            $"The row of '{Text(statement, 2)}' in history table '{history.Name}' of {location.Description} has {found} as {column}, "
            + "which this program cannot read: a later version of MigrationKit wrote it, or it was edited by hand. Run that later version, or correct the row.");
    }
}
