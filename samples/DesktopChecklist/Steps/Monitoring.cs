namespace DesktopChecklist.Steps;

/// <summary>What a person watches after the deployment: it is the app's behaviour, not the database's.</summary>
internal static class Monitoring
{
    public static void Print(Checklist checklist)
    {
        checklist.Section("Post-Deployment (Monitor for 24 Hours)");
        checklist.ByHand("Check application logs for errors", "'Failed to persist request', 'Failed to restore from DB', SQLite errors");
        checklist.ByHand("Verify RequestRegistry restore", "'[RequestRegistry] Restored N active requests from DB' in the app's console");
        checklist.ByHand("Send test message, verify completion", "send 'test concurrent sessions' and wait for the answer");
        checklist.ByHand("Monitor latency metrics", "flush below 5 ms, restore below 100 ms, send() as before");
        checklist.ByHand("Check memory usage", "stable after 10 messages, no growth above 20 % over 24 hours");
    }

    /// <summary>When to go back. That the migration itself fails needs no going back.</summary>
    public static void PrintTriggers(Checklist checklist)
    {
        checklist.Section("Rollback Procedure: Trigger Rollback If");
        checklist.Done("Migration fails with timeout", "MigrateAsync", "nothing to take back, a run that fails leaves the database as it was");
        checklist.ByHand("Application crashes on startup after migration", "start it");
        checklist.ByHand("\"Failed to restore from DB\" errors in logs", "in the app's log");
        checklist.ByHand("Users report loss of in-flight messages", "ask");
        checklist.ByHand("Latency degrades (send() >10ms)", "from the app's log");
    }
}
