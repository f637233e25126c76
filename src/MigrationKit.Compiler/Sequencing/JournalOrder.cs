using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// The order of a journal, which wins over the numbers. What it does not name comes last, in version order, and is a fact.
/// A repeatable may stand in it (a directive made it one) and has no place in the order.
/// </summary>
internal static class JournalOrder
{
    public static List<SequencedMigration> Apply(List<SequencedMigration> migrations, SqlFile file, List<SequenceFact> facts)
    {
        var journal = Journal.Read(file);
        if (journal.Fault is not null)
        {
            facts.Add(new SequenceFact(SequenceFactKind.JournalUnreadable, file.Path, journal.Fault, ""));
            return migrations;
        }

        var byId = migrations.ToDictionary(migration => migration.Id, StringComparer.Ordinal);
        var ordered = new List<SequencedMigration>(migrations.Count);
        foreach (var tag in journal.Tags)
        {
            if (!byId.TryGetValue(tag, out var migration))
            {
                facts.Add(new SequenceFact(
                    SequenceFactKind.JournalMismatch, file.Path, $"the journal names '{tag}', which has no file", tag));
            }
            else if (migration.Name.Kind == MigrationKind.Versioned)
            {
                ordered.Add(migration);
            }

            byId.Remove(tag);
        }

        var repeatables = migrations.Where(migration => migration.Name.Kind == MigrationKind.Repeatable);
        var others = migrations.Where(migration => migration.Name.Kind == MigrationKind.Versioned && byId.ContainsKey(migration.Id));
        foreach (var migration in others)
        {
            ordered.Add(migration);
            facts.Add(new SequenceFact(
                SequenceFactKind.JournalMismatch, migration.UpFile.Path, $"'{migration.UpFile.Path}' is not in the journal", migration.Id));
        }

        ordered.AddRange(repeatables);
        return ordered;
    }
}
