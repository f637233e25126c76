using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Writing;

/// <summary>
/// The impact of each migration as the manifest writes it: what the snapshot says, else what the lock file does, and empty where neither says
/// anything. An environment's lock file says what a database was told once, and is not asked.
/// </summary>
internal static class MigrationImpacts
{
    public static EquatableArray<string> Of(IEnumerable<SequencedMigration> migrations, SchemaSnapshot? snapshot, EquatableArray<LockFile> locks)
    {
        var byId = new Dictionary<string, string>(StringComparer.Ordinal);
        var locked = locks.Where(file => file.Environment.Length == 0 && file.Faults.Count == 0).SelectMany(file => file.Entries)
            .Select(entry => new SnapshotImpact(entry.Id, entry.Impact));
        foreach (var impact in locked.Concat(snapshot?.Impacts ?? EquatableArray<SnapshotImpact>.Empty).Where(impact => ImpactWord.IsKnown(impact.Impact)))
        {
            byId[impact.Id] = impact.Impact;
        }

        return migrations.Select(migration => byId.TryGetValue(migration.Id, out var impact) ? impact : "").ToEquatableArray();
    }
}
