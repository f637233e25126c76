using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Parsing.Hazards;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Sequencing.Schemas;

namespace MigrationKit.Compiler.Validation;

/// <summary>
/// The hazards that somebody can still do something about: those of migrations that are not locked. In a down script, which
/// takes back what its up script did, and in a repeatable, which is made to run over and over, only what is wrong anywhere.
/// </summary>
internal static class Hazardous
{
    private static readonly HazardKind[] Anywhere =
        [HazardKind.DoubleQuotedValue, HazardKind.WritableSchema, HazardKind.ReservedName, HazardKind.NeedsEngine];

    public static List<FoundHazard> In(MigrationSequence sequence)
    {
        if (sequence.LockFiles.Any(file => file.Faults.Count > 0))
        {
            // What has shipped is not known, and its errors come first.
            return [];
        }

        var found = SchemaWalk.Find(sequence);
        foreach (var migration in sequence.Migrations)
        {
            if (!migration.IsLocked)
            {
                Add(migration, migration.Up, isDown: false, found);
                Add(migration, migration.Down, isDown: true, found);
            }
        }

        return found;
    }

    private static void Add(SequencedMigration migration, SqlScript? script, bool isDown, List<FoundHazard> found)
    {
        var isSpecial = isDown || migration.Name.Kind != MigrationKind.Versioned;
        for (var i = 0; i < script?.Hazards.Count; i++)
        {
            if (!isSpecial || Anywhere.Contains(script.Hazards[i].Kind))
            {
                found.Add(new FoundHazard(migration, script.Hazards[i], isDown));
            }
        }
    }
}
