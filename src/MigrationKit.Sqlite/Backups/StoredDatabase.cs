using MigrationKit.Providers;
using MigrationKit.Sqlite.Connecting;
using MigrationKit.Sqlite.Engine;
using MigrationKit.Sqlite.History;
using SQLitePCL;

namespace MigrationKit.Sqlite.Backups;

/// <summary>What restoring has to know of the database and of the back-up.</summary>
internal sealed record StoredDatabase(DatabaseIdentity Identity, IReadOnlyList<HistoryRow> Rows, bool IsEmpty, long Size)
{
    public static readonly StoredDatabase None = new(DatabaseIdentity.Unknown, [], true, 0);

    /// <summary>Ids, each once, in the order of application.</summary>
    public IReadOnlyList<string> Applied => [.. Rows.OrderBy(row => row.AppliedAt).ThenBy(row => row.Ordinal).Select(row => row.Id).Distinct(StringComparer.Ordinal)];

    public static EngineResult Read(sqlite3 db, HistoryTable history, DatabaseLocation location, out StoredDatabase stored)
    {
        stored = None;
        var result = EngineCall.ReadInteger(db, "SELECT count(*) FROM main.sqlite_master"u8, out var objects);
        if (!result.IsDone)
        {
            return result;
        }

        result = DatabaseSize.Read(db, out var size);
        if (!result.IsDone)
        {
            return result;
        }

        result = HistoryReader.ReadAll(db, history, location, out var rows);
        stored = new StoredDatabase(DatabaseIdentity.Of(rows), rows, objects == 0, size);
        return result;
    }

    /// <summary>Why the back-up is not known to be of this database; null where it is.</summary>
    public string? WhyNot(StoredDatabase backup, string backupName, string database)
    {
        if (IsEmpty || backup.Identity.IsOf(Identity))
        {
            return null;
        }

        if (backup.Identity.IsKnown && Identity.IsKnown)
        {
            return "their histories did not begin together";
        }

        // From before the first migration there is only the name to go by, and the time in it.
        var name = BackupName.Read(backupName, database);
        var isBefore = Rows.All(row => name?.TakenAt <= row.AppliedAt);
        return !backup.Identity.IsKnown && name?.Id == BackupName.WithoutHistory && isBefore ? null
            : backup.Identity.IsKnown ? "the back-up has a history of migrations, and the database has none"
            : $"it has no history of migrations, and not the name '{database}.{BackupName.WithoutHistory}.….bak' of a back-up from before the first";
    }
}
