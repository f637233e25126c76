namespace MigrationKit.Tool.Replaying;

/// <summary>Puts garbage collection off: a replay is over before one would be worth its pause.</summary>
internal static class DeferredCollection
{
    /// <summary>In bytes. With more than this, collections come as ever.</summary>
    private const long Allocated = 64 * 1024 * 1024;

    // The runtime of a small container does not refuse what comes near its limit: it dies of it.
    private const long Plenty = 8 * Allocated;

    public static void Begin()
    {
        if (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes < Plenty)
        {
            return;
        }

        try
        {
            GC.TryStartNoGCRegion(Allocated);
        }
        catch (ArgumentOutOfRangeException)
        {
            // A heap of smaller segments, as 32-bit processes have: they collect.
        }
    }
}
