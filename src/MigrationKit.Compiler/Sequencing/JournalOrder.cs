using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>The order of a journal, which wins over the numbers. What it does not name comes last, in version order, and is a fact.</summary>
internal static class JournalOrder
{
    public static List<SequencedMigration> Apply(List<SequencedMigration> byVersion, SqlFile file, List<SequenceFact> facts)
    {
        var journal = Journal.Read(file);
        if (journal.Fault is not null)
        {
            facts.Add(new SequenceFact(SequenceFactKind.JournalUnreadable, file.Path, journal.Fault, ""));
            return byVersion;
        }

        var byId = byVersion.ToDictionary(migration => migration.Id, StringComparer.Ordinal);
        var ordered = new List<SequencedMigration>(byVersion.Count);
        foreach (var tag in journal.Tags)
        {
            if (byId.TryGetValue(tag, out var migration))
            {
                ordered.Add(migration);
                byId.Remove(tag);
                continue;
            }

            facts.Add(new SequenceFact(SequenceFactKind.JournalMismatch, file.Path, $"the journal names '{tag}', which has no file", tag));
        }

        foreach (var migration in byVersion.Where(migration => byId.ContainsKey(migration.Id)))
        {
            ordered.Add(migration);
            facts.Add(new SequenceFact(
                SequenceFactKind.JournalMismatch, migration.UpFile.Path, $"'{migration.UpFile.Path}' is not in the journal", migration.Id));
        }

        return ordered;
    }
}
