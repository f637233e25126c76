using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;

namespace MigrationKit.Replay.Observing;

/// <summary>What the set's own lock file says that its migrations do. An environment's file says what a database was told once, and is left alone.</summary>
internal static class LockedImpacts
{
    public static bool AreKnown(MigrationSequence sequence) => Entries(sequence).Any();

    /// <summary>Where a snapshot says otherwise.</summary>
    public static List<ReplayFact> Differing(MigrationSequence sequence, string? snapshot)
    {
        var entries = Entries(sequence).ToList();
        if (entries.Count == 0 || snapshot is null || SnapshotReader.Read(snapshot) is not { } known)
        {
            return [];
        }

        var impacts = known.Impacts.Where(impact => ImpactWord.IsKnown(impact.Impact)).GroupBy(impact => impact.Id, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First().Impact, StringComparer.Ordinal);
        return
        [
            .. entries.Where(item => impacts.TryGetValue(item.Entry.Id, out var impact) && impact != item.Entry.Impact)
                .Select(item => new ReplayFact(ReplayFactKind.LockedImpactDiffers, item.File.Path, default, item.Entry.Id, impacts[item.Entry.Id])),
        ];
    }

    private static IEnumerable<(LockFile File, LockEntry Entry)> Entries(MigrationSequence sequence) =>
        from file in sequence.LockFiles
        where file.Environment.Length == 0 && file.Faults.Count == 0
        from entry in file.Entries
        where ImpactWord.IsKnown(entry.Impact)
        select (file, entry);
}
