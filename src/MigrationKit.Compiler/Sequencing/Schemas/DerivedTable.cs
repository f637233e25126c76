using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Sequencing.Schemas;

/// <summary>A table as the scripts so far have left it. <see cref="Columns"/> is null where nobody can say them without running the SQL.</summary>
internal sealed class DerivedTable(string name, SequencedMigration madeBy)
{
    public string Name { get; set; } = name;

    public SequencedMigration MadeBy { get; } = madeBy;

    public List<string>? Columns { get; set; }

    /// <summary>With the migration that declared each.</summary>
    public List<DeclaredKey> ForeignKeys { get; } = [];

    /// <summary>First columns of indexes by name; those of the primary key and of UNIQUE constraints have none.</summary>
    public List<IndexedColumn> Indexes { get; } = [];

    /// <summary>A search for the rows of a deleted parent then need not read the whole table.</summary>
    public bool HasIndexFor(ForeignKey key) =>
        Indexes.Exists(index => key.Columns.Contains(index.Column, StringComparer.OrdinalIgnoreCase));
}
