using Microsoft.Data.Sqlite;
using MigrationKit.Providers;
using MigrationKit.Sqlite.Connecting;

namespace MigrationKit.Sqlite.Backups;

/// <summary>
/// Deletes back-ups that are too many: by name first, then only those whose contents say that they are of the same database as the new one,
/// because several databases of one name can back up into one folder.
/// </summary>
internal sealed class OldBackups(string connectionString, HistoryTable history, string folder, string database)
{
    /// <param name="newest">The back-up that was just taken; stays.</param>
    /// <param name="keep">How many stay, the newest included.</param>
    public void Delete(string newest, int keep)
    {
        var now = BackupName.Read(Path.GetFileName(newest), database)!.Value;
        var all = Directory.EnumerateFiles(folder, "*" + BackupName.Extension)
            .Select(path => (Path: path, Name: BackupName.Read(Path.GetFileName(path), database)))
            .Where(backup => backup.Name is { } name && name.CompareTo(now) <= 0)
            .OrderBy(backup => backup.Name!.Value)
            .ToList();
        if (all.Count <= keep)
        {
            return;
        }

        var identity = Identity(newest);
        var kept = all.FindIndex(backup => backup.Name!.Value.Id == now.Id);
        for (var (i, count) = (0, all.Count); i < all.Count && count > keep; i++)
        {
            // The first one of this state (i == kept) is from before every attempt to leave it.
            if (i != kept && i != all.Count - 1 && Identity(all[i].Path).IsOf(identity))
            {
                File.Delete(all[i].Path);
                count--;
            }
        }
    }

    private DatabaseIdentity Identity(string path)
    {
        try
        {
            using var backup = CopyConnection.ToFinished(connectionString, path);
            return DatabaseIdentity.Read(backup.Handle!, history, new DatabaseLocation(connectionString, path));
        }
        catch (Exception e) when (e is SqliteException or MigrationException)
        {
            // Damaged, or with a table of another tool under that name: nobody can tell whose it is, and it stays.
            return DatabaseIdentity.Unknown;
        }
    }
}
