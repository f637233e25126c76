namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// Which missing migration is there under another name: one with the same fingerprint that is not locked. Of several, one of the
/// same checksum is taken first, and each only once, so that twin scripts (two empty ones) stay two.
/// </summary>
internal static class LockRenames
{
    /// <returns>Entry index to folder index.</returns>
    public static Dictionary<int, int> Find(EquatableArray<LockEntry> entries, int[] places, EquatableArray<SequencedMigration> folder)
    {
        var found = new Dictionary<int, int>();
        if (Array.TrueForAll(places, static place => place >= 0))
        {
            return found;
        }

        var missing = Enumerable.Range(0, places.Length).Where(i => places[i] < 0).ToList();
        var locked = new HashSet<int>(places);
        var candidates = Enumerable.Range(0, folder.Count).Where(i => !locked.Contains(i)).ToList();
        Match(entry => entries[entry].Checksum, index => folder[index].Up.Checksum);
        Match(entry => entries[entry].Fingerprint, index => folder[index].Up.Fingerprint);
        return found;

        void Match(Func<int, string> ofEntry, Func<int, string> ofFolder)
        {
            var free = candidates.GroupBy(ofFolder, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => new Queue<int>(group), StringComparer.Ordinal);
            missing.RemoveAll(entry =>
            {
                if (!free.TryGetValue(ofEntry(entry), out var queue) || queue.Count == 0)
                {
                    return false;
                }

                found.Add(entry, queue.Dequeue());
                return true;
            });
            var taken = new HashSet<int>(found.Values);
            candidates.RemoveAll(taken.Contains);
        }
    }
}
