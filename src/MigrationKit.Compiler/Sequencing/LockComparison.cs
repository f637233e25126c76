namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// What differs between a lock file and the folder, each cause once: a renamed migration is not also missing, and a moved one
/// does not make its neighbours look inserted. A migration that is not locked is fine as long as it comes after the locked ones.
/// </summary>
internal sealed class LockComparison
{
    private readonly LockFile _lock;
    private readonly EquatableArray<SequencedMigration> _folder;
    private readonly List<LockDifference> _differences = [];

    private LockComparison(LockFile lockFile, EquatableArray<SequencedMigration> folder)
    {
        _lock = lockFile;
        _folder = folder;
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
        var places = comparison.Places();
        comparison.CompareContents(places);

        // Where each entry is at its own place, which is nearly always, nothing moved and nothing came between.
        if (HaveMoved(places))
        {
            comparison._differences.AddRange(new LockOrder(lockFile, folder, places).Compare());
        }

        return comparison._differences;
    }

    private static bool HaveMoved(int[] places)
    {
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] != i)
            {
                return true;
            }
        }

        return false;
    }

    // Where each entry stands in the folder, or -1.
    private int[] Places()
    {
        var places = new int[_lock.Entries.Count];
        var same = 0;
        while (same < Math.Min(places.Length, _folder.Count) && _lock.Entries[same].Id == _folder[same].Id)
        {
            places[same] = same++;
        }

        if (same == places.Length)
        {
            return places;
        }

        var placeOf = Enumerable.Range(same, _folder.Count - same).ToDictionary(place => _folder[place].Id, StringComparer.Ordinal);
        for (var i = same; i < places.Length; i++)
        {
            places[i] = placeOf.TryGetValue(_lock.Entries[i].Id, out var place) ? place : -1;
        }

        return places;
    }

    // A renamed entry gets its place under the new name.
    private void CompareContents(int[] places)
    {
        var renamed = LockRenames.Find(_lock.Entries, places, _folder);
        for (var i = 0; i < places.Length; i++)
        {
            var entry = _lock.Entries[i];
            if (places[i] >= 0)
            {
                CompareText(entry, _folder[places[i]]);
            }
            else if (renamed.TryGetValue(i, out var place))
            {
                places[i] = place;
                Add(LockDifferenceKind.Renamed, entry.Id, _folder[place], entry.Checksum, _folder[place].Id);
            }
            else
            {
                _differences.Add(new LockDifference(
                    LockDifferenceKind.Missing, entry.Id, _lock.Path, entry.Line, _lock.Path, entry.Checksum, "", ""));
            }
        }
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
