using MigrationKit.Compiler.Discovery;

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
        comparison.CompareOrder(places);
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

    private void CompareOrder(int[] places)
    {
        var rankOf = new Dictionary<int, int>();
        for (var rank = 0; rank < places.Length; rank++)
        {
            if (places[rank] >= 0 && _folder[places[rank]].Name.Kind == MigrationKind.Versioned)
            {
                rankOf.Add(places[rank], rank);
            }
        }

        var locked = rankOf.Keys.OrderBy(index => index).ToArray();
        var ranks = locked.Select(index => rankOf[index]).ToArray();
        var stays = _lock.Environment.Length == 0 ? LongestRise.Of(ranks) : ranks.Select(_ => true).ToArray();
        AddReordered(locked, ranks, stays);
        AddInserted(rankOf, locked.Where((_, i) => stays[i]).ToArray());
    }

    private void AddReordered(int[] locked, int[] ranks, bool[] stays)
    {
        // The latest-shipped before each place and the earliest-shipped behind it: one of them shows that it moved.
        var latestBefore = new int[ranks.Length];
        var earliestBehind = new int[ranks.Length];
        for (int i = 1, j = ranks.Length - 2; i < ranks.Length; i++, j--)
        {
            latestBefore[i] = ranks[i - 1] > ranks[latestBefore[i - 1]] ? i - 1 : latestBefore[i - 1];
            earliestBehind[j] = j == ranks.Length - 2 || ranks[j + 1] < ranks[earliestBehind[j + 1]] ? j + 1 : earliestBehind[j + 1];
        }

        for (var i = 0; i < ranks.Length; i++)
        {
            if (stays[i] || !IsOwnName(locked[i], ranks[i]))
            {
                continue;
            }

            var (at, after) = ranks[latestBefore[i]] > ranks[i] ? (i, latestBefore[i]) : (earliestBehind[i], i);
            var entry = _lock.Entries[ranks[at]];
            Add(LockDifferenceKind.Reordered, entry.Id, _folder[locked[at]], entry.Checksum, _lock.Entries[ranks[after]].Id);
        }
    }

    private void AddInserted(Dictionary<int, int> rankOf, int[] anchors)
    {
        var next = 0;
        for (var i = 0; i < _folder.Count; i++)
        {
            while (next < anchors.Length && anchors[next] < i)
            {
                next++;
            }

            if (next == anchors.Length)
            {
                return;
            }

            if (!rankOf.ContainsKey(i))
            {
                Add(LockDifferenceKind.InsertedBefore, _folder[i].Id, _folder[i], "", _folder[anchors[next]].Id);
            }
        }
    }

    private bool IsOwnName(int index, int rank) => string.Equals(_folder[index].Id, _lock.Entries[rank].Id, StringComparison.Ordinal);

    private void Add(LockDifferenceKind kind, string id, SequencedMigration found, string expected, string other) =>
        _differences.Add(new LockDifference(
            kind, id, found.UpFile.Path, found.Up.FirstLine, _lock.Path, expected, found.Up.Checksum, other));
}
