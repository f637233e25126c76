namespace MigrationKit.Sqlite.Backups;

/// <summary>Bytes that are free for this user where a folder is.</summary>
/// <param name="folder">The folder; exists.</param>
/// <returns>Null where the system does not say.</returns>
internal delegate long? DiskSpace(string folder);
