using MigrationKit.Sqlite.Connecting;

namespace MigrationKit.Sqlite.Failures;

/// <summary>A copy that cannot be made.</summary>
internal static class RehearsalFailure
{
    public static MigrationException NoSpace(DatabaseLocation location, string folder, long needed, long free) => new(
        MigrationErrorKind.DiskFull,
        FormattableString.Invariant($"There is no room for a copy of {location.Description} in '{folder}': it needs {needed} bytes, and {free} are free. ")
        + "Make room, or name another folder for the rehearsal.");
}
