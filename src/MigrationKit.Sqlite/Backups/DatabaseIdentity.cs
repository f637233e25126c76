using MigrationKit.Providers;
using MigrationKit.Sqlite.Connecting;
using MigrationKit.Sqlite.History;
using SQLitePCL;

namespace MigrationKit.Sqlite.Backups;

/// <summary>
/// What tells a database from others over its whole life: the first history row of each set, with the time to the tick, machine
/// and user (docs/decisions/0016). A copy of a database shares it, and is as good as the database.
/// </summary>
internal sealed class DatabaseIdentity
{
    public static readonly DatabaseIdentity Unknown = new([]);

    private readonly Dictionary<string, HistoryRow> _first;

    private DatabaseIdentity(Dictionary<string, HistoryRow> first) => _first = first;

    public bool IsKnown => _first.Count > 0;

    /// <exception cref="MigrationException">The table is not ours, or cannot be read.</exception>
    public static DatabaseIdentity Read(sqlite3 db, HistoryTable history, DatabaseLocation location)
    {
        var result = HistoryReader.ReadAll(db, history, location, out var rows);
        return result.IsDone
            ? Of(rows)
            : throw Failures.EngineFailure.Of(result, location, "read the history", MigrationErrorKind.InvalidHistory);
    }

    public static DatabaseIdentity Of(IEnumerable<HistoryRow> rows)
    {
        // A table that has lost its key can have a row twice, and restoring is the way out of that.
        var first = new Dictionary<string, HistoryRow>(StringComparer.Ordinal);
        foreach (var row in rows.Where(row => row.Ordinal == 1))
        {
            first.TryAdd(row.Set, row);
        }

        return new DatabaseIdentity(first);
    }

    /// <summary>They have a set in common, and none that began differently. What is unknown is of nobody.</summary>
    public bool IsOf(DatabaseIdentity other)
    {
        var common = _first.Keys.Where(other._first.ContainsKey).ToList();
        return common.Count > 0 && common.TrueForAll(set => IsSame(_first[set], other._first[set]));
    }

    // The checksum is not compared: a repair may rewrite it.
    private static bool IsSame(HistoryRow a, HistoryRow b) =>
        string.Equals(a.Id, b.Id, StringComparison.Ordinal)
        && a.AppliedAt == b.AppliedAt
        && string.Equals(a.AppliedBy, b.AppliedBy, StringComparison.Ordinal);
}
