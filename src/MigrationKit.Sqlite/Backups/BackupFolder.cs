namespace MigrationKit.Sqlite.Backups;

/// <summary>The folder of the back-ups, created where it is missing.</summary>
internal sealed class BackupFolder
{
    private readonly List<string> _changed = [];

    public BackupFolder(string path)
    {
        for (var at = path; ; at = Path.GetDirectoryName(at)!)
        {
            _changed.Add(at);
            if (Directory.Exists(at) || Path.GetDirectoryName(at) is null)
            {
                break;
            }
        }

        Directory.CreateDirectory(path);
    }

    /// <summary>Brings the names in it to the disk, and its own where it is new.</summary>
    /// <exception cref="IOException">The disk has failed.</exception>
    public void Flush() => _changed.ForEach(folder => FolderFlush.TryRun(folder));
}
