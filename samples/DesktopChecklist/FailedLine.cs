using MigrationKit;

namespace DesktopChecklist;

/// <summary>The line of the checklist that a refused or failed deployment belongs to.</summary>
internal static class FailedLine
{
    public static string Of(MigrationException problem) => problem.Kind switch
    {
        MigrationErrorKind.InUse or MigrationErrorKind.LockTimeout => Lines.NotOpen,
        // A require directive has a place in a file; the limit of rows has none.
        MigrationErrorKind.RequirementFailed when problem.Line is null => Lines.TableSize,
        MigrationErrorKind.CheckFailed => Lines.NoActiveSessions,
        MigrationErrorKind.BackupFailed or MigrationErrorKind.DiskFull => Lines.Backup,
        MigrationErrorKind.EnsureFailed => Lines.Verify,
        _ => Lines.Migrate,
    };
}
