using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// Whether the locked migrations still follow each other as they were shipped, and nothing new came between them.
/// <paramref name="places"/> says where each entry of the lock file stands in the folder, or -1.
/// </summary>
internal sealed class LockOrder(LockFile lockFile, EquatableArray<SequencedMigration> folder, int[] places)
{
    // The locked migrations as they stand in the folder: their places, and (below) when each was shipped.
    private readonly int[] _locked = places
        .Where(place => place >= 0 && folder[place].Name.Kind == MigrationKind.Versioned)
        .OrderBy(place => place)
        .ToArray();

    private readonly Dictionary<int, int> _rankOf = Enumerable.Range(0, places.Length)
        .Where(rank => places[rank] >= 0)
        .ToDictionary(rank => places[rank]);

    public IEnumerable<LockDifference> Compare()
    {
        if (lockFile.Environment.Length > 0)
        {
            return Inserted(_locked);
        }

        // A renamed one is reported as such, so it has no say in who moved.
        var named = _locked.Where(HasItsName).ToArray();
        var ranks = named.Select(place => _rankOf[place]).ToArray();
        var stays = LongestRise.Of(ranks);
        return Reordered(named, ranks, stays).Concat(Inserted(WithFittingRenames(named.Where((_, i) => stays[i]).ToArray())));
    }

    // A renamed one still marks what was shipped, if it stands between the ones that it was shipped between.
    private int[] WithFittingRenames(int[] staying)
    {
        var anchors = new List<int>(_locked.Length);
        var next = 0;
        var lowest = -1;
        foreach (var place in _locked)
        {
            var isStaying = next < staying.Length && staying[next] == place;
            next += isStaying ? 1 : 0;
            var highest = next < staying.Length ? _rankOf[staying[next]] : int.MaxValue;
            if (isStaying || (!HasItsName(place) && _rankOf[place] > lowest && _rankOf[place] < highest))
            {
                anchors.Add(place);
                lowest = _rankOf[place];
            }
        }

        return anchors.ToArray();
    }

    private IEnumerable<LockDifference> Reordered(int[] named, int[] ranks, bool[] stays)
    {
        // What shows that one moved: the latest-shipped before it, if that was shipped later; otherwise the earliest-shipped of
        // those behind it that stay. There is one, or the moved one would fit among them and had stayed too.
        var latestBefore = new int[ranks.Length];
        var earliestBehind = new int[ranks.Length];
        int latest = 0, earliest = ranks.Length - 1;
        for (int i = 0, j = ranks.Length - 1; i < ranks.Length; i++, j--)
        {
            latestBefore[i] = latest = ranks[i] > ranks[latest] ? i : latest;
            earliestBehind[j] = earliest = stays[j] && (!stays[earliest] || ranks[j] < ranks[earliest]) ? j : earliest;
        }

        for (var i = 0; i < ranks.Length; i++)
        {
            if (!stays[i])
            {
                var (at, after) = ranks[latestBefore[i]] > ranks[i] ? (i, latestBefore[i]) : (earliestBehind[i], i);
                var found = folder[named[at]];
                yield return LockDifference.At(
                    found, LockDifferenceKind.Reordered, found.Id, lockFile.Path, lockFile.Entries[ranks[at]].Checksum, folder[named[after]].Id);
            }
        }
    }

    private IEnumerable<LockDifference> Inserted(int[] anchors)
    {
        for (int place = 0, next = 0; next < anchors.Length; place++)
        {
            if (place == anchors[next])
            {
                next++;
            }
            else if (!_rankOf.ContainsKey(place))
            {
                yield return LockDifference.At(
                    folder[place], LockDifferenceKind.InsertedBefore, folder[place].Id, lockFile.Path, "", folder[anchors[next]].Id);
            }
        }
    }

    private bool HasItsName(int place) =>
        string.Equals(folder[place].Id, lockFile.Entries[_rankOf[place]].Id, StringComparison.Ordinal);
}
