using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Sequencing.Schemas;

/// <summary>Foreign keys that no index serves when all scripts have run, once a table and migration.</summary>
internal static class UnindexedForeignKeys
{
    public static IEnumerable<FoundHazard> Find(DerivedSchema schema) =>
        from table in schema.Tables
        from byMigration in table.ForeignKeys.Where(key => !key.By.IsLocked && !table.HasIndexFor(key.Key)).GroupBy(key => key.By.UpFile.Path, StringComparer.Ordinal)
        let keys = byMigration.Select(key => key.Key).OrderBy(key => key.Span.Start).ToList()
        select new FoundHazard(
            byMigration.First().By,
            new Hazard(
                HazardKind.UnindexedForeignKey,
                keys[0].Span,
                table.Name,
                string.Join("; ", keys.Select(key => string.Join(", ", key.Columns)))));
}
