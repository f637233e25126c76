using MigrationKit.Compiler.Sequencing;
using MigrationKit.Replay.Caching;

namespace MigrationKit.Replay;

/// <summary>How a set is replayed.</summary>
/// <param name="TimeLimit">For the whole of it; infinite where a person waits who can end it.</param>
/// <param name="CacheFile">Where the scratch database of the locked migrations is kept; null to run them every time.</param>
/// <param name="MarkFile">Where the statement that is being run is noted; null for nowhere.</param>
internal sealed record ReplayOptions(TimeSpan TimeLimit, string? CacheFile = null, string? MarkFile = null)
{
    /// <summary>Also find out what each migration does to the schema, for the snapshot and for what is taken away.</summary>
    public bool WatchesSchema { get; init; }

    /// <summary>What is not locked is also tried on rows, and its down script; false where only the schema is asked for.</summary>
    public bool TriesOnRows { get; init; } = true;

    /// <summary>The one environment whose migrations run, and whose schema the snapshot is then; null for each that is named.</summary>
    public string? Environment { get; init; }

    /// <summary>schema.snapshot as it is; null where there is none. What it says of locked migrations is taken from it.</summary>
    public CommittedSnapshot? Snapshot { get; init; }

    /// <summary>What was loaded of the cache file while the set was read; null where nothing was.</summary>
    public StoredPrefix? Loaded { get; init; }

    /// <summary>Locked migrations at the start have no text, so there is no result where they would have to run.</summary>
    public bool HasNoLockedText { get; init; }

    /// <summary>Ends it at the statement that runs.</summary>
    public CancellationToken CancellationToken { get; init; }

    public static readonly TimeSpan DefaultTimeLimit = TimeSpan.FromSeconds(30);
}
