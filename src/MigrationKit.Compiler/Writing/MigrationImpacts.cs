using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Compiler.Writing;

/// <summary>The impact of each migration as the manifest writes it: what the snapshot says, and empty where it says nothing.</summary>
internal static class MigrationImpacts
{
    private static readonly string[] Known = ["additive", "breaking", "destructive"];

    public static EquatableArray<string> Of(IEnumerable<SequencedMigration> migrations, SchemaSnapshot? snapshot)
    {
        var byId = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var impact in snapshot?.Impacts ?? EquatableArray<SnapshotImpact>.Empty)
        {
            byId[impact.Id] = Known.Contains(impact.Impact) ? impact.Impact : "";
        }

        return migrations.Select(migration => byId.TryGetValue(migration.Id, out var impact) ? impact : "").ToEquatableArray();
    }
}
