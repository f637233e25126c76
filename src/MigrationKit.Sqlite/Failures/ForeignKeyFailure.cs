using System.Globalization;
using MigrationKit.Sqlite.Connecting;
using MigrationKit.Sqlite.Running;
using SQLitePCL;

namespace MigrationKit.Sqlite.Failures;

/// <summary>Rows that refer to nothing.</summary>
internal static class ForeignKeyFailure
{
    private const int Shown = 3;

    /// <summary>The exception for violations that were not there before; null where there are none.</summary>
    public static MigrationException? OfNew(
        Dictionary<(string Table, string Parent), long> before,
        Dictionary<(string Table, string Parent), long> after,
        IReadOnlyList<string> migrations,
        DatabaseLocation location,
        sqlite3 db)
    {
        var added = new List<string>();
        foreach (var ((table, parent), count) in after)
        {
            var had = before.GetValueOrDefault((table, parent));
            if (count == ForeignKeyViolations.Unknown ? had != ForeignKeyViolations.Unknown : count > had)
            {
                added.Add(Describe(table, parent, count - Math.Max(had, 0), db));
            }
        }

        return added.Count == 0 ? null : new MigrationException(
            MigrationErrorKind.ForeignKeyViolation,
            $"{Names(migrations)} left foreign keys violated in {location.Description}: {string.Join("; ", added)}. "
            + "They were off while it ran and are checked at its end. Correct the SQL so that each row's parent exists (or delete the row), and start again.")
        {
            MigrationId = migrations.Count == 1 ? migrations[0] : null,
        };
    }

    /// <summary>Deferred foreign keys that the engine itself refused to commit.</summary>
    public static MigrationException AtCommit(
        Dictionary<(string Table, string Parent), long> counts, DatabaseLocation location, sqlite3 db)
    {
        var found = new List<string>();
        foreach (var ((table, parent), count) in counts)
        {
            found.Add(Describe(table, parent, count, db));
        }

        var rows = found.Count == 0
            ? "No row is without its parent now: dropping or renaming a parent table counts as a violation until its rows are back under the same name"
            : string.Join("; ", found);
        return new MigrationException(
            MigrationErrorKind.ForeignKeyViolation,
            $"{location.Description} refused to commit: FOREIGN KEY constraint failed. {rows}. Correct the SQL; "
            + "a script that rebuilds a table begins with 'PRAGMA foreign_keys = OFF', which is then done before its transaction.");
    }

    /// <summary>A sentence for each table and parent.</summary>
    public static IEnumerable<string> Describe(Dictionary<(string Table, string Parent), long> counts, sqlite3 db) =>
        counts.Select(count => Describe(count.Key.Table, count.Key.Parent, count.Value, db));

    private static string Describe(string table, string parent, long count, sqlite3 db)
    {
        if (count < 0)
        {
            return $"those of table '{table}' cannot be checked: {parent}";
        }

        var rowIds = ForeignKeyViolations.RowIds(db, table, parent, Shown);
        var which = rowIds.Count == 0 ? "" : $" (such as rowid {string.Join(", ", rowIds.ConvertAll(id => id.ToString(CultureInfo.InvariantCulture)))})";
        return FormattableString.Invariant($"{count} {(count == 1 ? "row" : "rows")} of '{table}' {(count == 1 ? "refers" : "refer")} to a row of '{parent}' that does not exist{which}");
    }

    private static string Names(IReadOnlyList<string> migrations) => migrations.Count switch
    {
        1 => $"Migration '{migrations[0]}'",
        _ => $"Migrations {string.Join(", ", migrations.Select(id => $"'{id}'"))}",
    };
}
