using MigrationKit.Compiler.Sequencing;
using MigrationKit.Providers;
using MigrationKit.Sqlite;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Folders;

/// <summary>What a database has had, in the order it had it, as the lines of a lock file.</summary>
internal sealed class LiveHistory(string database, MigrationOptions options, string name)
{
    private readonly HistoryTable _table = new(options.HistoryTable, options.SetName ?? name);

    /// <exception cref="Refusal">There is no history of the set.</exception>
    /// <exception cref="MigrationException">The database cannot be read.</exception>
    public async Task<IReadOnlyList<LockEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        var source = new SqliteDatabase(ConnectionText.Of(database), options);
        await using (source.ConfigureAwait(false))
        {
            var rows = await source.ReadHistoryAsync(_table, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<LockEntry> entries = [.. rows.Where(IsShipped).OrderBy(row => row.Ordinal).Select(Entry)];
            return entries.Count > 0 ? entries : throw NoHistory(source.Description, rows);
        }
    }

    // A repeatable is meant to change, and a script that has not ended may have to be corrected.
    private bool IsShipped(HistoryRow row) =>
        row.Set == _table.Set && row.Version is not null && row.Kind is HistoryKind.Versioned or HistoryKind.Baseline;

    private static LockEntry Entry(HistoryRow row) => new(row.Id, row.Checksum, row.Fingerprint, 0)
    {
        Impact = row.Impact.ToString().ToLowerInvariant(),
    };

    private Refusal NoHistory(string description, IEnumerable<HistoryRow> rows)
    {
        var others = rows.Select(row => row.Set).Distinct(StringComparer.Ordinal).Where(other => other != _table.Set).Order(StringComparer.Ordinal).ToList();
        return new Refusal("noHistory", $"The {description} has no history of set '{_table.Set}' in table '{_table.Name}'. " + (others.Count == 0
            ? "Check the database's path, and --history-table if the app uses another."
            : $"It has one of {string.Join(", ", others.Select(other => $"'{other}'"))}: name the one that is meant with --name."));
    }
}
