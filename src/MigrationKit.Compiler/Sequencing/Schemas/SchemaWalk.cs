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
        if (sequence.Baseline is { } baseline)
        {
            new ScriptWalk(schema, baseline).Run();
        }

        for (var i = 0; i < sequence.Migrations.Count; i++)
        {
            var migration = sequence.Migrations[i];
            if (migration.Up.Facts.Count == 0)
            {
                continue;
            }

            var script = new ScriptWalk(schema, migration);
            script.Run();
            Add(migration, script.Hazards, found);
            Add(migration, script.MaybeColumns, maybeColumns);
        }

        found.AddRange(UnindexedForeignKeys.Find(schema));

        // Against the columns of all scripts, later ones too: a name that is known anywhere is left alone.
        // Not where a table is there whose columns only an engine knows (CREATE TABLE … AS).
        found.AddRange(schema.ColumnNames.Count == 0 || schema.Tables.Any(table => table.Columns is null)
            ? []
            : maybeColumns.Where(maybe => !schema.ColumnNames.Contains(maybe.Hazard.Other)).Select(WithoutName));
        return found;
    }

    private static void Add(SequencedMigration migration, List<Hazard> hazards, List<FoundHazard> found)
    {
        for (var i = 0; i < hazards.Count; i++)
        {
            found.Add(new FoundHazard(migration, hazards[i]));
        }
    }

    private static FoundHazard WithoutName(FoundHazard found) => found with { Hazard = found.Hazard with { Other = Hazard.MaybeColumn } };
}
