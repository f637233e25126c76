using MigrationKit.Compiler.Parsing;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// What a migration takes away, from the schemas before and after it and its script. Pure. Where it cannot tell, it says breaking rather
/// than additive: an older program is let onto a newer database because of it.
/// </summary>
internal sealed class SchemaImpact
{
    private readonly IReadOnlyList<string> _allBefore;
    private readonly IReadOnlyList<string> _allAfter;
    private readonly List<SnapshotPart> _before;
    private readonly List<SnapshotPart> _after;
    private readonly Dictionary<string, SnapshotPart> _beforeByKey;
    private readonly Dictionary<string, SnapshotPart> _afterByKey;
    private readonly HashSet<string> _tablesBefore;
    private readonly HashSet<string> _tablesAfter;
    private readonly ScriptWords _script;
    private readonly SchemaDemands _demands;
    private readonly Dictionary<string, List<(string From, string To)>> _carried = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _addedAnew = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SchemaChange> _changes = [];

    private SchemaImpact(IReadOnlyList<string> before, IReadOnlyList<string> after, SqlScript script)
    {
        (_allBefore, _allAfter) = (before, after);
        var (changedBefore, changedAfter) = SchemaBlocks.Changed(before, after);
        (_before, _after) = (SnapshotPart.Of(changedBefore), SnapshotPart.Of(changedAfter));
        (_beforeByKey, _afterByKey) = (SnapshotPart.ByKey(_before), SnapshotPart.ByKey(_after));
        _tablesBefore = Owners(_before);
        _tablesAfter = Owners(_after);
        _script = new ScriptWords(script);
        _demands = new SchemaDemands(_before, _beforeByKey, _afterByKey, NewName, NewName);
    }

    /// <summary>Nothing where the migration only adds.</summary>
    public static IReadOnlyList<SchemaChange> Of(IReadOnlyList<string> before, IReadOnlyList<string> after, SqlScript script)
    {
        // Most scripts that leave the schema alone only add rows, and need not be read for what they take away.
        if (ReferenceEquals(before, after) && !Says(script, "DROP") && !Says(script, "DELETE"))
        {
            return [];
        }

        var impact = new SchemaImpact(before, after, script);
        impact.Compare();
        return impact._changes;
    }

    public static string Word(IReadOnlyCollection<SchemaChange> changes) =>
        changes.Any(change => change.LosesData) ? ImpactWord.Destructive : changes.Count > 0 ? ImpactWord.Breaking : ImpactWord.Additive;

    private static bool Says(SqlScript script, string word) => script.Text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private void Compare()
    {
        LoseColumns();
        foreach (var part in _before)
        {
            if (!_afterByKey.TryGetValue(part.Key, out var after))
            {
                Removed(part);
            }
            else if (part.Definition != after.Definition)
            {
                Changed(part, after);
            }
        }

        foreach (var part in _after.Where(part => !part.IsOwner && _tablesBefore.Contains(part.Owner) && !_beforeByKey.ContainsKey(part.Key)))
        {
            Added(part);
        }

        LoseRows();
    }

    // Dropped and added again: both schemas have it.
    private void LoseColumns()
    {
        var dropped = _script.DropsColumnsWithoutCopy().ToList();
        if (dropped.Count == 0)
        {
            return;
        }

        var (before, after) = (SnapshotPart.ByKey(SnapshotPart.Of(_allBefore)), SnapshotPart.ByKey(SnapshotPart.Of(_allAfter)));
        foreach (var (table, column, span) in dropped.Where(drop => Has(after, drop.Table, drop.Column)))
        {
            if (before.TryGetValue(KeyOf(table, column), out var part) && !ColumnClauses.IsGenerated(part.Definition) && _addedAnew.Add(part.Key))
            {
                Add(ChangeAction.DropColumn, $"{part.Owner}.{part.Name}", "it is added anew, and nothing keeps its values", losesData: true, span);
            }
        }
    }

    private void LoseRows()
    {
        var (dropped, deletes) = (_script.Drops().ToList(), _script.Deletes().ToList());
        if (dropped.Count + deletes.Count == 0)
        {
            return;
        }

        var (before, after) = (Tables(_allBefore), Tables(_allAfter));
        foreach (var table in dropped.Where(table => before.ContainsKey(table) && after.ContainsKey(table) && _script.DropsWithoutCopy(table)))
        {
            Add(ChangeAction.DropTable, before[table], "it is made anew, and nothing keeps its rows", losesData: true, _script.Places.TakenAway(table));
        }

        foreach (var (table, span) in deletes.Where(delete => before.ContainsKey(delete.Table)))
        {
            Add(ChangeAction.Delete, before[table], "", losesData: true, span);
        }
    }

    // By name, as the schema writes it.
    private static Dictionary<string, string> Tables(IReadOnlyList<string> lines)
    {
        var tables = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.Where(line => line[0] != ' ').Select(SnapshotLine.Read).Where(line => line is { Word: not "view" }))
        {
            tables[line!.Name] = line.Name;
        }

        return tables;
    }

    private void Removed(SnapshotPart part)
    {
        var isWhole = part.IsOwner || _tablesAfter.Contains(part.Owner);
        if (!isWhole)
        {
            return;
        }

        switch (part.Word)
        {
            case "table" or "virtual table" when NewName(part.Name) is var name && !Same(name, part.Name):
                Add(ChangeAction.RenameTable, part.Name, "", losesData: false, _script.Places.TakenAway(part.Name));
                LoseColumnsRenamed(part.Name, name);
                break;
            case "table" or "virtual table":
                Add(ChangeAction.DropTable, part.Name, "", losesData: true, _script.Places.TakenAway(part.Name));
                break;
            case "column" when NewName(part.Owner, part.Name) is var name && !Same(name, part.Name) && Has(_afterByKey, part.Owner, name):
                Add(ChangeAction.RenameColumn, $"{part.Owner}.{part.Name}", "", losesData: false, _script.Places.TakenAway(part.Owner, part.Name));
                break;
            case "column":
                Add(ChangeAction.DropColumn, $"{part.Owner}.{part.Name}", "", losesData: !ColumnClauses.IsGenerated(part.Definition), _script.Places.TakenAway(part.Owner, part.Name));
                break;
            case "index" or "constraint" when !IsUnique(part):
                break;
            default:
                Quiet("drop-" + part.Word, part);
                break;
        }
    }

    /// <summary>What a renamed table loses besides. What else becomes of its columns is no more than the rename: no program of the version before finds them.</summary>
    private void LoseColumnsRenamed(string table, string name)
    {
        var names = _script.NamesOf(table);
        foreach (var column in Columns(_before, table).Where(column => !Has(_afterByKey, name, column)))
        {
            if (!names.Exists(known => Has(_afterByKey, name, _script.NewName(known, column))))
            {
                Add(ChangeAction.DropColumn, $"{table}.{column}", "", losesData: true, _script.Places.Naming(column));
            }
        }
    }

    private void Changed(SnapshotPart before, SnapshotPart after)
    {
        if (_addedAnew.Contains(before.Key))
        {
            return;
        }

        if (before.Word == "column")
        {
            _changes.Add(new SchemaChange(
                ChangeAction.ChangeColumn, $"{before.Owner}.{before.Name}", $"{OrNone(before.Definition)} became {OrNone(after.Definition)}",
                LosesData: false, NeedsAllow: _demands.AreMore(before, after), _script.Places.Given(before.Owner, before.Name)));
        }
        else
        {
            Quiet("change-" + before.Word, before);
        }
    }

    private void Added(SnapshotPart part)
    {
        switch (part.Word)
        {
            case "column" when GivesName(part.Owner, part.Name):
                break;
            case "column" when SchemaDemands.MayRefuseNull(part) && !ColumnClauses.HasDefault(part.Definition) && !ColumnClauses.IsGenerated(part.Definition):
                Add(ChangeAction.RequireColumn, $"{part.Owner}.{part.Name}", "it is NOT NULL without a default", losesData: false, _script.Places.Given(part.Owner, part.Name));
                break;
            case "constraint" or "index" when _demands.HangsOnNewColumn(part, column => GivesName(part.Owner, column)):
                break;
            case "constraint" when _demands.WasReference(part) || _demands.WasUnique(part) || _demands.WasThere(part):
                Quiet("change-constraint", part);
                break;
            case "index" when _demands.WasUnique(part):
                break;
            case "constraint" or "option":
                Add(ChangeAction.Tighten, part.Owner, part.Definition, losesData: false, _script.Places.Given(part.Owner));
                break;
            case "index" when IsUnique(part):
                Add(ChangeAction.Tighten, part.Owner, "UNIQUE " + part.Name, losesData: false, _script.Places.Naming(part.Name));
                break;
            case "trigger":
                Quiet("add-trigger", part);
                break;
        }
    }

    // One that is made anew under the old name is still called that.
    private string NewName(string table) =>
        _script.NewName(table) is var name && _tablesAfter.Contains(name) && !_tablesAfter.Contains(table) ? name : table;

    private string NewName(string table, string column) =>
        Carried(table).Find(copy => Same(copy.From, column)).To ?? _script.NewName(table, column);

    private bool GivesName(string table, string column) =>
        _script.GivesName(table, column) || Carried(table).Exists(copy => Same(copy.To, column));

    /// <summary>Columns that go, and whose values a new one has: renamed in all but the word.</summary>
    private List<(string From, string To)> Carried(string table)
    {
        if (!_carried.TryGetValue(table, out var carried))
        {
            carried = _script.CopiesColumns(table, Columns(_before, table), Columns(_after, table))
                .Where(copy => Has(_beforeByKey, table, copy.From) && !Has(_afterByKey, table, copy.From) && Has(_afterByKey, table, copy.To) && !Has(_beforeByKey, table, copy.To))
                .ToList();
            _carried.Add(table, carried);
        }

        return carried;
    }

    private static List<string> Columns(List<SnapshotPart> parts, string table) =>
        parts.Where(part => part.Word == "column" && Same(part.Owner, table) && !ColumnClauses.IsGenerated(part.Definition)).Select(part => part.Name).ToList();

    private static bool Has(Dictionary<string, SnapshotPart> parts, string table, string column) => parts.ContainsKey(KeyOf(table, column));

    private static string KeyOf(string table, string column) => $"{table}\ncolumn\n{column}".ToUpperInvariant();

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private void Add(string action, string target, string detail, bool losesData, TextSpan span) =>
        _changes.Add(new SchemaChange(action, target, detail, losesData, NeedsAllow: true, span));

    private void Quiet(string action, SnapshotPart part)
    {
        var target = part.Name.Length == 0 || part.IsOwner ? part.Owner : $"{part.Owner}.{part.Name}";
        _changes.Add(new SchemaChange(action, target, "", LosesData: false, NeedsAllow: false, _script.Places.Naming(part.Name.Length == 0 ? part.Owner : part.Name)));
    }

    // ON CONFLICT of an older program needs it.
    private static bool IsUnique(SnapshotPart part) =>
        part.Definition.StartsWith("UNIQUE", StringComparison.Ordinal) || part.Definition.StartsWith("PRIMARY", StringComparison.Ordinal);

    private static HashSet<string> Owners(IEnumerable<SnapshotPart> parts) =>
        new(parts.Where(part => part.IsOwner).Select(part => part.Name), StringComparer.OrdinalIgnoreCase);

    private static string OrNone(string definition) => definition.Length == 0 ? "(none)" : definition;
}
