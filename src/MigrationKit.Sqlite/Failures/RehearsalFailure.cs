using MigrationKit.Sqlite.Backups;
using MigrationKit.Sqlite.Connecting;

namespace MigrationKit.Sqlite.Failures;

/// <summary>A copy that cannot be made, or that shows a damaged database.</summary>
internal static class RehearsalFailure
{
    public static MigrationException NoSpace(DatabaseLocation location, string folder, long needed, long free) => new(
        MigrationErrorKind.DiskFull,
        FormattableString.Invariant($"There is no room for a copy of {location.Description} in '{folder}': it needs {needed} bytes, and {free} are free. ")
        + "Make room, or name another folder for the rehearsal.");

    public static MigrationException Damaged(DatabaseLocation location, IReadOnlyList<string> findings) => new(
        MigrationErrorKind.Corrupt,
        $"The {location.Description} does not pass SQLite's quick_check, and neither will the database: {SoundCheck.InWords(findings)}. "
        + "Restore the database from an earlier back-up, or save what can be read with '.recover' of the sqlite3 command line, before migrating.");
}
