using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Sequencing.Schemas;

/// <summary>
/// The tables that a folder's own CREATE and ALTER statements make, without running them. It knows less than an engine (a script
/// that fails, a table that another tool made), so what is judged by it is what the folder itself says.
/// </summary>
internal sealed class DerivedSchema
{
    private readonly Dictionary<string, DerivedTable> _tables = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<DerivedTable> Tables => _tables.Values;

    /// <summary>Every name that a column has ever had.</summary>
    public HashSet<string> ColumnNames { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every name that a table has ever had.</summary>
    public HashSet<string> TableNames { get; } = new(StringComparer.OrdinalIgnoreCase);

    public DerivedTable? Find(string name) => _tables.TryGetValue(name, out var table) ? table : null;

    /// <summary>The foreign keys of other tables that refer to it.</summary>
    public IEnumerable<(DerivedTable Child, ForeignKey Key)> References(string parent) =>
        from table in _tables.Values
        where !Same(table.Name, parent)
        from foreignKey in table.ForeignKeys
        where Same(foreignKey.Key.Parent, parent)
        select (table, foreignKey.Key);

    public void Apply(StatementFact fact, SequencedMigration by, bool renameTakesReferences)
    {
        switch (fact.Kind)
        {
            case StatementFactKind.CreateTable:
                Create(fact, by);
                break;
            case StatementFactKind.DropTable:
                _tables.Remove(fact.Table);
                break;
            case StatementFactKind.RenameTable when Find(fact.Table) is { } table:
                Rename(table, fact.Name, renameTakesReferences);
                break;
            case StatementFactKind.AddColumn when Find(fact.Table) is { } table:
                ColumnNames.Add(fact.Name);
                table.Columns?.Add(fact.Name);
                table.ForeignKeys.AddRange(fact.ForeignKeys.Select(key => new DeclaredKey(key, by)));
                break;
            case StatementFactKind.RenameColumn when Find(fact.Table) is { } table:
                RenameColumn(table, fact.Name, fact.Columns[0]);
                break;
            case StatementFactKind.DropColumn when Find(fact.Table) is { } table:
                table.Columns?.RemoveAll(column => Same(column, fact.Name));
                table.ForeignKeys.RemoveAll(key => key.Key.Columns.Contains(fact.Name, StringComparer.OrdinalIgnoreCase));
                break;
            case StatementFactKind.CreateIndex when Find(fact.Table) is { } table:
                table.Indexes.AddRange(fact.Columns.Select(column => new IndexedColumn(fact.Name, column)));
                break;
            case StatementFactKind.DropIndex:
                foreach (var table in _tables.Values)
                {
                    table.Indexes.RemoveAll(index => Same(index.Index, fact.Name));
                }

                break;
        }
    }

    public static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private void Create(StatementFact fact, SequencedMigration by)
    {
        if (_tables.ContainsKey(fact.Table))
        {
            // IF NOT EXISTS: the table stays what it is.
            return;
        }

        var table = new DerivedTable(fact.Table, by)
        {
            Columns = fact.Columns.Count > 0 ? fact.Columns.ToList() : Find(fact.Name)?.Columns?.ToList(),
        };
        table.ForeignKeys.AddRange(fact.ForeignKeys.Select(key => new DeclaredKey(key, by)));
        table.Indexes.AddRange(fact.Indexed.Select(column => new IndexedColumn("", column)));
        ColumnNames.UnionWith(fact.Columns);
        TableNames.Add(fact.Table);
        _tables.Add(fact.Table, table);
    }

    private void Rename(DerivedTable table, string name, bool takesReferences)
    {
        _tables.Remove(table.Name);
        var old = table.Name;
        table.Name = name;
        _tables[name] = table;
        TableNames.Add(name);
        foreach (var child in takesReferences ? _tables.Values : Enumerable.Empty<DerivedTable>())
        {
            for (var i = 0; i < child.ForeignKeys.Count; i++)
            {
                var declared = child.ForeignKeys[i];
                child.ForeignKeys[i] = Same(declared.Key.Parent, old) ? declared with { Key = declared.Key with { Parent = name } } : declared;
            }
        }
    }

    private void RenameColumn(DerivedTable table, string old, string name)
    {
        ColumnNames.Add(name);
        for (var i = 0; i < table.Columns?.Count; i++)
        {
            table.Columns[i] = Same(table.Columns[i], old) ? name : table.Columns[i];
        }

        for (var i = 0; i < table.Indexes.Count; i++)
        {
            table.Indexes[i] = Same(table.Indexes[i].Column, old) ? table.Indexes[i] with { Column = name } : table.Indexes[i];
        }

        for (var i = 0; i < table.ForeignKeys.Count; i++)
        {
            var declared = table.ForeignKeys[i];
            var columns = declared.Key.Columns.Select(column => Same(column, old) ? name : column).ToEquatableArray();
            table.ForeignKeys[i] = declared with { Key = declared.Key with { Columns = columns } };
        }
    }
}
