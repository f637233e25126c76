namespace MigrationKit.Providers;

/// <summary>What has to be looked at and done before the first script of a run.</summary>
public sealed record RunPreparation
{
    /// <summary>All that the run is about to do, in every transaction.</summary>
    public required IReadOnlyList<PlannedStep> Steps { get; init; }

    /// <summary>The newest row's id, for the back-up's name; null without history.</summary>
    public string? LastApplied { get; init; }

    /// <summary>Take a back-up; null for none.</summary>
    public BackupOptions? Backup { get; init; }

    /// <summary>Refuse where another process has the database open.</summary>
    public bool RefuseWhileInUse { get; init; }

    /// <summary>Refuse where a table that the steps name has more rows; null without limit.</summary>
    public long? AtMostRows { get; init; }

    /// <summary>The same for single tables, whether they are named or not; comes before <see cref="AtMostRows"/>.</summary>
    public IReadOnlyDictionary<string, long> AtMostRowsOf { get; init; } = new Dictionary<string, long>();
}
