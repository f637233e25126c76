namespace MigrationKit;

/// <summary>The set's migrations by id. Built only where a run has to look further than the chain head.</summary>
internal sealed class SetIndex
{
    private readonly Dictionary<string, Migration> _byId;

    public SetIndex(MigrationSet set)
    {
        Set = set;
        _byId = new Dictionary<string, Migration>(set.Count, StringComparer.Ordinal);
        foreach (var migration in set)
        {
            _byId[migration.Id] = migration;
        }
    }

    public MigrationSet Set { get; }

    public Migration? Find(string id) => _byId.GetValueOrDefault(id);

    // Baseline and started rows do not say of what kind their migration is; the set does, or else the missing version.
    public bool IsRepeatable(HistoryRow row) => row.Kind switch
    {
        HistoryKind.Repeatable => true,
        HistoryKind.Versioned => false,
        _ => Find(row.Id) is { } migration ? migration.Kind == MigrationKind.Repeatable : row.Version is null,
    };
}
