using MigrationKit;

namespace DesktopChecklist.Steps;

/// <summary>What the deployment is judged by in the end.</summary>
internal static class Success
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static void Print(Checklist checklist, MigrationReport report)
    {
        checklist.Section("Success Criteria");
        checklist.Verified(
            "Migration completed in <30 seconds", "MigrationReport.Duration", report.Duration < Limit, $"it took {Found.Milliseconds(report.Duration)}");
        checklist.ByHand("Zero \"Failed to restore from DB\" errors in application logs", "after 24 hours");
        checklist.ByHand("RequestRegistry restored N active requests (N >= 0)", "in the app's console");
        checklist.ByHand("Test message completes successfully", "see above");
        checklist.ByHand("No user-reported issues after 24 hours", "ask");
        checklist.ByHand("Write-behind latency <2ms (p95)", "from the app's log");
        checklist.ByHand("Memory usage stable (<500MB)", "in the system's monitor");
    }
}
