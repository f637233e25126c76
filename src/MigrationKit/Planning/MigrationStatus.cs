namespace MigrationKit;

/// <summary>How a set stands in a database.</summary>
public sealed class MigrationStatus
{
    internal MigrationStatus(AppliedHistory history, string database)
    {
        Set = history.SetName;
        Database = database;
        ChainHead = history.ChainHead;
        var unknown = history.Rows
            .Where(row => history.Index.Find(row.Id) is null && ReferenceEquals(history.Latest(row.Id), row))
            .Select(row => new MigrationStatusEntry(row.Id, MigrationState.Unknown, null, row));
        Migrations =
        [
            .. history.Index.Set.Select(migration => new MigrationStatusEntry(
                migration.Id, AppliedCheck.Compare(history, migration), migration, history.Latest(migration.Id))),
            .. unknown,
        ];
    }

    /// <summary>The name that the set's history is kept under.</summary>
    public string Set { get; }

    /// <summary>The database as a user knows it.</summary>
    public string Database { get; }

    /// <summary>The chain head of the newest history row; null where the set has no history.</summary>
    public string? ChainHead { get; }

    /// <summary>The set's migrations in order, then what the database has beyond them in the order of application.</summary>
    public IReadOnlyList<MigrationStatusEntry> Migrations { get; }

    /// <summary>
    /// The status for a person, in one line and with at most eight names a state:
    /// <c>SQLite database 'app.db', set 'Migrations': 5 applied, the last '0005_add_email'; pending: '0006_index'.</c>
    /// </summary>
    public override string ToString() => StatusText.Of(this);
}
