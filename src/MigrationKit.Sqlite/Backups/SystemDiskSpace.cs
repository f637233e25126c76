namespace MigrationKit.Sqlite.Backups;

/// <summary>What the operating system says. A folder on a network share has no drive; then writing will tell.</summary>
internal static class SystemDiskSpace
{
    public static long? Of(string folder)
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
