using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// Puts the files of a set into the order they run in and notes what that shows. The result does not depend on the order in
/// which files arrive. Files without a readable name are left out; a rule reports them.
/// </summary>
internal static class Sequencer
{
    public static MigrationSequence Sequence(EquatableArray<ParsedFile> files, SqlFile? journal, EquatableArray<LockFile> lockFiles)
    {
        var facts = new List<SequenceFact>();
        var pairs = ScriptPairs.Of(files, facts);
        VersionFacts.Add(pairs, facts);
        AnytimeFacts.Add(pairs.Migrations, facts);
        var baseline = Baseline(files, facts);
        var ordered = journal is null ? pairs.Migrations : JournalOrder.Apply(pairs.Migrations, journal, facts);
        return WithLocks(ordered, facts, lockFiles) with { Baseline = baseline };
    }

    private static SequencedMigration? Baseline(EquatableArray<ParsedFile> files, List<SequenceFact> facts)
    {
        ParsedFile? baseline = null;
        for (var i = 0; i < files.Count; i++)
        {
            if (files[i] is not { Name: null, Up: not null } file || !BaselineFile.Is(file.File.Path))
            {
                continue;
            }

            // The same one whichever of two spellings comes first.
            var isOther = baseline is not null && string.CompareOrdinal(baseline.File.Path, file.File.Path) < 0;
            var (taken, other) = isOther ? (baseline!, file) : (file, baseline);
            baseline = taken;
            if (other is not null)
            {
                facts.Add(new SequenceFact(SequenceFactKind.IdsDifferOnlyInCase, other.File.Path, BaselineFile.Name.Id, taken.File.Path));
            }
        }

        return baseline is null ? null : new SequencedMigration(0, BaselineFile.Name, baseline.File, baseline.Up!, null, null, IsLocked: true);
    }

    private static MigrationSequence WithLocks(
        List<SequencedMigration> ordered, List<SequenceFact> facts, EquatableArray<LockFile> lockFiles)
    {
        var locks = lockFiles.OrderBy(file => file.Path, Utf8Order.Instance).ToList();
        var locked = new HashSet<string>(locks.SelectMany(file => file.Entries).Select(entry => entry.Id), StringComparer.Ordinal);
        var numbered = new SequencedMigration[ordered.Count];
        for (var i = 0; i < numbered.Length; i++)
        {
            numbered[i] = ordered[i] with { Ordinal = i + 1, IsLocked = locked.Count > 0 && locked.Contains(ordered[i].Id) };
        }

        var migrations = new EquatableArray<SequencedMigration>(numbered);
        return new MigrationSequence(
            migrations,
            Sorted(facts),
            locks.SelectMany(file => LockComparison.Compare(file, migrations)).ToEquatableArray(),
            locks.ToEquatableArray(),
            Chain(migrations, locks));
    }

    private static EquatableArray<SequenceFact> Sorted(List<SequenceFact> facts) => facts.Count < 2
        ? facts.ToEquatableArray()
        : facts.OrderBy(fact => fact.Path, Utf8Order.Instance).ThenBy(fact => (int)fact.Kind).ThenBy(fact => fact.Detail, Utf8Order.Instance).ToEquatableArray();

    // Hashing is the dearest step. A lock file whose chain held vouches for its migrations already, so only the rest is hashed.
    private static string Chain(EquatableArray<SequencedMigration> migrations, List<LockFile> locks)
    {
        var known = locks.Where(file => file.Vouches(migrations))
            .OrderByDescending(file => file.Entries.Count).FirstOrDefault();
        var chain = new ChainHead(known?.ChainHead ?? ChainHead.Start);
        for (var i = known?.Entries.Count ?? 0; i < migrations.Count; i++)
        {
            chain.Add(migrations[i].Id, migrations[i].Up.Checksum);
        }

        return chain.ToString();
    }
}
