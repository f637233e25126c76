namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// What differs between a lock file and the folder, each cause once: a renamed migration is not also missing, and a moved one
/// does not make its neighbours look inserted. A migration that is not locked is fine as long as it comes after the locked ones.
/// </summary>
internal sealed class LockComparison
{
    private readonly LockFile _lock;
    private readonly EquatableArray<SequencedMigration> _folder;
    private readonly Dictionary<string, int> _indexOf = new(StringComparer.Ordinal);
    private readonly List<LockDifference> _differences = [];

    private LockComparison(LockFile lockFile, EquatableArray<SequencedMigration> folder)
    {
        _lock = lockFile;
        _folder = folder;
        for (var i = 0; i < folder.Count; i++)
        {
            _indexOf.Add(folder[i].Id, i);
        }
    }

    /// <param name="lockFile">Only a whole one can be compared: see <see cref="LockFile.IsWhole"/>.</param>
    /// <param name="folder">The migrations in order, ids unique.</param>
    public static IReadOnlyList<LockDifference> Compare(LockFile lockFile, EquatableArray<SequencedMigration> folder)
    {
        if (!lockFile.IsWhole)
        {
            return [];
        }

        var comparison = new LockComparison(lockFile, folder);
        var places = comparison.CompareContents();
        comparison._differences.AddRange(new LockOrder(lockFile, folder, places).Compare());
        return comparison._differences;
    }

    // Answers where each entry stands in the folder (a renamed one under its new name), or -1.
    private int[] CompareContents()
    {
        var entries = _lock.Entries;
        var places = new int[entries.Count];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = _indexOf.TryGetValue(entries[i].Id, out var index) ? index : -1;
        }

        var renamed = LockRenames.Find(entries, places, _folder);
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] >= 0)
            {
                CompareText(entries[i], _folder[places[i]]);
            }
            else if (renamed.TryGetValue(i, out places[i]))
            {
                var found = _folder[places[i]];
                Add(LockDifferenceKind.Renamed, entries[i].Id, found, entries[i].Checksum, found.Id);
            }
            else
            {
                places[i] = -1;
                _differences.Add(new LockDifference(
                    LockDifferenceKind.Missing, entries[i].Id, _lock.Path, entries[i].Line, _lock.Path, entries[i].Checksum, "", ""));
            }
        }

        return places;
    }

    private void CompareText(LockEntry entry, SequencedMigration found)
    {
        if (!string.Equals(entry.Checksum, found.Up.Checksum, StringComparison.Ordinal))
        {
            var isLookOnly = string.Equals(entry.Fingerprint, found.Up.Fingerprint, StringComparison.Ordinal);
            Add(isLookOnly ? LockDifferenceKind.LookEdited : LockDifferenceKind.SqlEdited, entry.Id, found, entry.Checksum, "");
        }
    }

    private void Add(LockDifferenceKind kind, string id, SequencedMigration found, string expected, string other) =>
        _differences.Add(LockDifference.At(found, kind, id, _lock.Path, expected, other));
}
