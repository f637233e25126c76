using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Sequencing.Schemas;

/// <summary>
/// Goes through the up scripts in their order and finds what only the scripts before them show. A locked migration is read
/// and not judged: nobody can change it any more.
/// </summary>
internal static class SchemaWalk
{
    public static List<FoundHazard> Find(MigrationSequence sequence)
    {
        var found = new List<FoundHazard>();
        if (sequence.Migrations.All(migration => migration.IsLocked))
        {
            return found;
        }

        var schema = new DerivedSchema();
        var maybeColumns = new List<FoundHazard>();
        foreach (var migration in sequence.Migrations)
        {
            var script = new ScriptWalk(schema, migration);
            script.Run();
            if (!migration.IsLocked)
            {
                found.AddRange(script.Hazards.Select(hazard => new FoundHazard(migration, hazard)));
                maybeColumns.AddRange(script.MaybeColumns.Select(hazard => new FoundHazard(migration, hazard)));
            }
        }

        found.AddRange(UnindexedForeignKeys.Find(schema));

        // Against the columns of all scripts, later ones too: a name that is known anywhere is left alone.
        found.AddRange(schema.ColumnNames.Count == 0
            ? []
            : maybeColumns.Where(maybe => !schema.ColumnNames.Contains(maybe.Hazard.Other)).Select(WithoutName));
        return found;
    }

    private static FoundHazard WithoutName(FoundHazard found) => found with { Hazard = found.Hazard with { Other = "" } };
}
