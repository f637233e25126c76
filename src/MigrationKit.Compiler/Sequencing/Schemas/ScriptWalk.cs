using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Parsing.Hazards;

namespace MigrationKit.Compiler.Sequencing.Schemas;

/// <summary>One script on the schema that the scripts before it made.</summary>
internal sealed class ScriptWalk(DerivedSchema schema, SequencedMigration migration)
{
    private readonly EquatableArray<StatementFact> _facts = migration.Up.Facts;
    private readonly Dictionary<string, HashSet<string>?> _written = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _added = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(StatementFact Rename, Hazard Hazard)> _renamed = [];
    private bool _foreignKeys = !migration.Up.Transaction.ForeignKeysOff;
    private bool _deferred;
    private bool _legacyRename;

    public List<Hazard> Hazards { get; } = [];

    /// <summary>With the name as Other: whether it is a column is known at the end.</summary>
    public List<Hazard> MaybeColumns { get; } = [];

    public void Run()
    {
        for (var i = 0; i < _facts.Count; i++)
        {
            var fact = _facts[i];
            if (!migration.IsLocked)
            {
                Judge(fact, i);
                CarryRows(fact);
            }

            schema.Apply(fact, migration, !_legacyRename);
        }

        // Some scripts rename to and fro, so that the references come back in the end.
        foreach (var (rename, hazard) in _renamed)
        {
            if (schema.References(rename.Name).Any())
            {
                Hazards.Add(hazard);
            }
        }
    }

    private void Judge(StatementFact fact, int index)
    {
        if (fact is { Kind: StatementFactKind.WriteEveryRow, Name: "UPDATE" } && _written.ContainsKey(fact.Table))
        {
            NoteWritten(fact);
        }

        switch (fact.Kind)
        {
            case StatementFactKind.Switch:
                Follow(fact);
                break;
            case StatementFactKind.DropTable when _foreignKeys && !IsEmpty(fact.Table):
                JudgeDrop(fact, index);
                break;
            case StatementFactKind.RenameTable when !_legacyRename:
                JudgeRename(fact, index);
                break;
            case StatementFactKind.AddColumn:
                _added.Add(fact.Table + "." + fact.Name);
                JudgeAddedColumn(fact);
                break;
            case StatementFactKind.Write:
                NoteWritten(fact);
                break;
            case StatementFactKind.CopyAll:
                NoteWritten(fact);
                JudgeCopy(fact);
                break;
            case StatementFactKind.ExistsClause when IsMadeOnce && (fact.Name == "CREATE" || schema.TableNames.Contains(fact.Table)):
                Hazards.Add(new Hazard(HazardKind.ExistsClause, fact.Span, fact.Detail));
                break;
            case StatementFactKind.WriteEveryRow when migration.Name.Kind == MigrationKind.Versioned && (fact.Name == "DELETE" ? !IsEmpty(fact.Table) : !IsFilledAnew(fact)):
                Hazards.Add(new Hazard(HazardKind.EveryRow, fact.Span, fact.Name, fact.Table));
                break;
            // Of a table that something else has made nobody knows the columns here.
            case StatementFactKind.MaybeColumn when fact.Table.Length == 0 || schema.Find(fact.Table) is not null:
                MaybeColumns.Add(new Hazard(HazardKind.DoubleQuotedValue, fact.Span, fact.Detail, fact.Name));
                break;
        }
    }

    /// <summary>A table keeps under another name what was put into it.</summary>
    private void CarryRows(StatementFact fact)
    {
        if (fact.Kind == StatementFactKind.RenameTable && _written.TryGetValue(fact.Table, out var columns))
        {
            _written.Remove(fact.Table);
            _written[fact.Name] = columns;
        }
    }

    // By table, the columns; null where they may be any.
    private void NoteWritten(StatementFact write)
    {
        var isKnown = _written.TryGetValue(write.Table, out var columns);
        if (write.Columns.Count == 0 || (isKnown && columns is null))
        {
            _written[write.Table] = null;
            return;
        }

        columns ??= new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        columns.UnionWith(write.Columns);
        _written[write.Table] = columns;
    }

    /// <summary>Not a repeatable, and not the first of the set, which may meet a database that is older than the set.</summary>
    private bool IsMadeOnce => migration.Name.Kind == MigrationKind.Versioned && migration.Ordinal > 1;

    private void Follow(StatementFact fact)
    {
        var isOn = fact.Detail == "on";
        _deferred = fact.Name == "defer_foreign_keys" ? isOn : _deferred;
        _legacyRename = fact.Name == "legacy_alter_table" ? isOn : _legacyRename;

        // In one transaction the runner's setting holds throughout; outside, the script's own switches work where they stand.
        var isFollowed = fact.Name == "foreign_keys"
            && migration.Up.Transaction is { Behaviour: TransactionBehaviour.Outside, ForeignKeysOff: false };
        _foreignKeys = isFollowed ? isOn : _foreignKeys;
    }

    private void JudgeDrop(StatementFact drop, int index)
    {
        var children = schema.References(drop.Table).Where(child => !IsReplacedLater(child.Child.Name, index) && !IsLeftEmpty(child.Child, child.Key)).ToList();
        var touched = children.Where(child => child.Key.WorksOnRows && !IsWrittenLater(child.Child.Name, index)).ToList();
        if (touched.Count > 0)
        {
            Hazards.Add(new Hazard(
                HazardKind.DropCascades, drop.Span, drop.Table, Listed(touched.Select(child => $"{child.Child.Name} (ON DELETE {child.Key.OnDelete})"))));
        }

        var held = children.Where(child => !child.Key.WorksOnRows && !IsEmpty(child.Child.Name)).ToList();
        if (held.Count > 0 && Comes(StatementFactKind.RenameTable, drop.Table, index))
        {
            Hazards.Add(new Hazard(
                _deferred || held.All(child => child.Key.IsDeferred) ? HazardKind.RebuildUnderDeferredForeignKeys : HazardKind.RebuildUnderForeignKeys,
                drop.Span,
                drop.Table,
                Listed(held.Select(child => child.Child.Name))));
        }
    }

    private void JudgeRename(StatementFact rename, int index)
    {
        if (IsEmpty(rename.Table) || !Comes(StatementFactKind.CreateTable, rename.Table, index))
        {
            return;
        }

        var children = schema.References(rename.Table).Where(child => !IsReplacedLater(child.Child.Name, index)).ToList();
        if (children.Count > 0)
        {
            _renamed.Add((rename, new Hazard(
                HazardKind.RenameTakesReferences, rename.Span, $"{rename.Table} -> {rename.Name}", Listed(children.Select(child => child.Child.Name)))));
        }
    }

    private void JudgeAddedColumn(StatementFact fact)
    {
        var failsAlways = fact.Detail is AddedColumn.PrimaryKey or AddedColumn.Unique;
        var needsForeignKeys = fact.Detail == AddedColumn.Reference && !_foreignKeys;
        if (fact.Detail.Length > 0 && !needsForeignKeys && (failsAlways || !IsEmpty(fact.Table)))
        {
            Hazards.Add(new Hazard(HazardKind.AddedColumn, fact.Span, fact.Name, fact.Detail));
        }
    }

    private void JudgeCopy(StatementFact copy)
    {
        var to = copy.Columns.Count > 0 ? copy.Columns.ToList() : schema.Find(copy.Table)?.Columns;
        var from = schema.Find(copy.Name)?.Columns;
        if (from is null || to is null)
        {
            return;
        }

        var moved = from
            .Where((column, at) => to.FindIndex(other => DerivedSchema.Same(other, column)) is >= 0 and var found && found != at)
            .ToList();
        if (moved.Count > 0)
        {
            Hazards.Add(new Hazard(HazardKind.CopyByPosition, copy.Span, $"{copy.Name} -> {copy.Table}", Listed(moved)));
        }
    }

    /// <summary>A table that this script made and has put nothing into.</summary>
    private bool IsEmpty(string table) =>
        !_written.ContainsKey(table) && schema.Find(table) is { } known && ReferenceEquals(known.MadeBy, migration);

    /// <summary>A reference in a table that this script made, which none of what it puts into it names: it is NULL in all rows.</summary>
    private bool IsLeftEmpty(DerivedTable child, ForeignKey key) => ReferenceEquals(child.MadeBy, migration)
        && (!_written.TryGetValue(child.Name, out var columns) || (columns is not null && !key.Columns.All(columns.Contains)));

    /// <summary>A column that this script added is filled, or a table that it made.</summary>
    private bool IsFilledAnew(StatementFact update) =>
        schema.Find(update.Table) is { } table && ReferenceEquals(table.MadeBy, migration)
        || update.Columns.All(column => _added.Contains(update.Table + "." + column));

    private bool IsReplacedLater(string table, int index) =>
        Later(index).Any(fact => fact.Kind == StatementFactKind.DropTable && DerivedSchema.Same(fact.Table, table));

    private bool IsWrittenLater(string table, int index) =>
        Later(index).Any(fact => fact.Kind is StatementFactKind.Write or StatementFactKind.CopyAll && DerivedSchema.Same(fact.Table, table));

    /// <summary>The table comes back: made again, or something renamed to it.</summary>
    private bool Comes(StatementFactKind kind, string table, int index) =>
        Later(index).Any(fact => fact.Kind == kind && DerivedSchema.Same(kind == StatementFactKind.RenameTable ? fact.Name : fact.Table, table));

    private IEnumerable<StatementFact> Later(int index) => _facts.Skip(index + 1);

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Distinct(StringComparer.OrdinalIgnoreCase));
}
