namespace MigrationKit.Replay;

/// <summary>How a set is replayed.</summary>
/// <param name="TimeLimit">For the whole of it.</param>
/// <param name="CacheFile">Where the scratch database of the locked migrations is kept; null to run them every time.</param>
/// <param name="MarkFile">Where the statement that is being run is noted; null for nowhere.</param>
internal sealed record ReplayOptions(TimeSpan TimeLimit, string? CacheFile = null, string? MarkFile = null)
{
    public static readonly TimeSpan DefaultTimeLimit = TimeSpan.FromSeconds(30);
}
