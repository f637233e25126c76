using Microsoft.Data.Sqlite;
using MigrationKit.Providers;
using MigrationKit.Sqlite.Connecting;

namespace MigrationKit.Sqlite.Backups;

/// <summary>
/// Deletes back-ups that are too many: by name first, then only those whose contents say that they are of the same database as the new one,
/// because several databases of one name can back up into one folder. Only these are counted, too.
/// </summary>
internal sealed class OldBackups(string connectionString, HistoryTable history, string folder, string database)
{
    /// <summary>Those that could not be deleted: the new one is taken and whole, so that is no reason to refuse a run.</summary>
    /// <param name="newest">The back-up that was just taken; stays.</param>
    /// <param name="keep">How many stay, the newest included.</param>
    public IReadOnlyList<BackupNotDeleted> Delete(string newest, int keep)
    {
        var left = new List<BackupNotDeleted>();
        try
        {
            foreach (var tooMany in TooMany(newest, keep))
            {
                Delete(tooMany, left);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            left.Add(new BackupNotDeleted(folder, e.Message));
        }

        return left;
    }

    private static void Delete(string path, List<BackupNotDeleted> left)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            left.Add(new BackupNotDeleted(path, e.Message));
        }
    }

    private List<string> TooMany(string newest, int keep)
    {
        var now = BackupName.Read(Path.GetFileName(newest), database)!.Value;
        var named = Directory.EnumerateFiles(folder, "*" + BackupName.Extension)
            .Select(path => (Path: path, Name: BackupName.Read(Path.GetFileName(path), database)))
            .Where(backup => backup.Name is { } name && name.CompareTo(now) <= 0 && !IsNewest(backup.Path))
            .OrderBy(backup => backup.Name!.Value)
            .ToList();
        if (named.Count < keep)
        {
            return [];
        }

        var identity = Identity(newest);
        var own = named.FindAll(backup => Identity(backup.Path).IsOf(identity));

        // The first one of this state is from before every attempt to leave it.
        var first = own.FindIndex(backup => backup.Name!.Value.Id == now.Id);
        return [.. own.Where((_, i) => i != first).Take(own.Count + 1 - keep).Select(backup => backup.Path)];

        bool IsNewest(string path) => string.Equals(Path.GetFileName(path), Path.GetFileName(newest), StringComparison.Ordinal);
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
