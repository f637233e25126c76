using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;

namespace MigrationKit.Replay.Observing;

/// <summary>What the set's own lock file says that its migrations do. An environment's file says what a database was told once, and is left alone.</summary>
internal static class LockedImpacts
{
    public static bool AreKnown(MigrationSequence sequence) => Entries(sequence).Count > 0;

    /// <summary>Where a snapshot says otherwise; nowhere, without one.</summary>
    public static List<ReplayFact> Differing(MigrationSequence sequence, IReadOnlyList<SnapshotImpact>? known)
    {
        var entries = Entries(sequence);
        if (entries.Count == 0 || known is null)
        {
            return [];
        }

        var impacts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var impact in known)
        {
            if (ImpactWord.IsKnown(impact.Impact))
            {
                impacts.TryAdd(impact.Id, impact.Impact);
            }
        }

        var differing = new List<ReplayFact>();
        foreach (var (file, entry) in entries)
        {
            if (impacts.TryGetValue(entry.Id, out var impact) && impact != entry.Impact)
            {
                differing.Add(new ReplayFact(ReplayFactKind.LockedImpactDiffers, file.Path, default, entry.Id, impact));
            }
        }

        return differing;
    }

    private static List<KeyValuePair<LockFile, LockEntry>> Entries(MigrationSequence sequence)
    {
        var entries = new List<KeyValuePair<LockFile, LockEntry>>();
        foreach (var file in sequence.LockFiles)
        {
            for (var i = 0; file.Environment.Length == 0 && file.Faults.Count == 0 && i < file.Entries.Count; i++)
            {
                if (ImpactWord.IsKnown(file.Entries[i].Impact))
                {
                    entries.Add(new(file, file.Entries[i]));
                }
            }
        }

        return entries;
    }
}
