namespace DesktopChecklist;

/// <summary>Lines of the checklist that are ticked in one place and can fail in another.</summary>
internal static class Lines
{
    public const string NotOpen = "Check for open database connections (ELEPHANT-A)";
    public const string TableSize = "Check table size before migration (TIGER-B)";
    public const string NoActiveSessions = "Verify no active sessions";
    public const string Backup = "Backup production database";
    public const string Migrate = "Run migration with timeout";
    public const string Verify = "Verify migration success";
    public const string RestoreBackup = "Option 1: Restore backup (Recommended)";
    public const string RollbackScript = "Option 2: Run rollback migration";
}
