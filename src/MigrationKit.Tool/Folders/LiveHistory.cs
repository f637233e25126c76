using MigrationKit.Compiler.Sequencing;
using MigrationKit.Providers;
using MigrationKit.Sqlite;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Folders;

/// <summary>What a database has had, in the order it had it, as the lines of a lock file.</summary>
internal sealed class LiveHistory(string database, string table, string set)
{
    /// <exception cref="Refusal">There is no history of the set.</exception>
    /// <exception cref="MigrationException">The database cannot be read.</exception>
    public async Task<IReadOnlyList<LockEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        var source = new SqliteDatabase(ConnectionText.Of(database));
        await using (source.ConfigureAwait(false))
        {
            var rows = await source.ReadHistoryAsync(new HistoryTable(table, set), cancellationToken).ConfigureAwait(false);
            IReadOnlyList<LockEntry> entries = [.. rows.Where(IsShipped).OrderBy(row => row.Ordinal).Select(Entry)];
            return entries.Count > 0 ? entries : throw NoHistory(source.Description, rows);
        }
    }

    // A repeatable is meant to change, and a script that has not ended may have to be corrected.
    private bool IsShipped(HistoryRow row) =>
        row.Set == set && row.Version is not null && row.Kind is HistoryKind.Versioned or HistoryKind.Baseline;

    private static LockEntry Entry(HistoryRow row) => new(row.Id, row.Checksum, row.Fingerprint, 0);

    private Refusal NoHistory(string description, IEnumerable<HistoryRow> rows)
    {
        var others = rows.Select(row => row.Set).Distinct(StringComparer.Ordinal).Where(other => other != set).Order(StringComparer.Ordinal).ToList();
        return new Refusal("noHistory", $"The {description} has no history of set '{set}' in table '{table}'. " + (others.Count == 0
            ? "Check the database's path, and --history-table if the app uses another."
            : $"It has one of {string.Join(", ", others.Select(other => $"'{other}'"))}: name the one that is meant with --name."));
    }
}
