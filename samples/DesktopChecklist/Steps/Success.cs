using MigrationKit;

namespace DesktopChecklist.Steps;

/// <summary>What the deployment is judged by in the end.</summary>
internal static class Success
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static void Print(Checklist checklist, MigrationReport report)
    {
        checklist.Section("Success Criteria");
        if (!report.UpToDate)
        {
            checklist.Verified(
                "Migration completed in <30 seconds", "MigrationReport.Duration", report.Duration < Limit, $"it took {Found.Milliseconds(report.Duration)}");
        }

        checklist.ByHand("Zero \"Failed to restore from DB\" errors in application logs", "after 24 hours");
        checklist.ByHand("RequestRegistry restored N active requests (N >= 0)", "in the app's console");
        checklist.ByHand("Test message completes successfully", "see above");
        checklist.ByHand("No user-reported issues after 24 hours", "ask");
        checklist.ByHand("Write-behind latency <2ms (p95)", "from the app's log");
        checklist.ByHand("Memory usage stable (<500MB)", "in the system's monitor");
    }

    /// <summary>What has to hold before the app's next phase; all of it shows only after a day.</summary>
    public static void PrintGates(Checklist checklist)
    {
        checklist.Section("Gates to Phase 1");
        checklist.ByHand("Phase 0 deployed to production", "`verify` on the production database");
        checklist.ByHand("Zero database migration errors in logs", "after 24 hours");
        checklist.ByHand("Write-behind latency <2ms (p95, measured via logs)", "from the app's log");
        checklist.ByHand("Registry restore <100ms on app startup", "from the app's log");
        checklist.ByHand("No memory leaks detected", "stress test in single-session mode");
    }
}
