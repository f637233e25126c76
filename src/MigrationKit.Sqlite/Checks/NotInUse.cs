using MigrationKit.Sqlite.Connecting;

namespace MigrationKit.Sqlite.Checks;

/// <summary>Refuses where another process has the file open. A guard that cannot look is no guard: elsewhere than on Linux it refuses, too.</summary>
internal static class NotInUse
{
    public static void Check(DatabaseLocation location)
    {
        if (location.FilePath is not { } path)
        {
            return;
        }

        if (!OperatingSystem.IsLinux())
        {
            throw new MigrationException(
                MigrationErrorKind.InUse,
                $"Whether another process has {location.Description} open cannot be found out on this operating system. "
                + "Leave out the option RefuseWhileInUse here, and make sure by other means that the program is stopped.");
        }

        var holders = LockHolders.Find(path);
        if (holders.Count > 0)
        {
            throw new MigrationException(
                MigrationErrorKind.InUse,
                $"{location.Description} is open in {string.Join(", ", holders)}, and this run is to have it alone (the option RefuseWhileInUse). "
                + "Stop what uses it and start again.");
        }
    }
}
