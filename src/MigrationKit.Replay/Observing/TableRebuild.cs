using MigrationKit.Compiler.Discovery;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Populating;
using MigrationKit.Replay.Rebuilding;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Observing;

/// <summary>A table that a script drops (or renames away) and creates again: what it had before, to compare with what it has after.</summary>
internal sealed class TableRebuild
{
    private readonly string _table;
    private readonly TextSpan _span;
    private readonly Dictionary<string, string> _columns;
    private readonly HashSet<string> _allColumns;
    private readonly List<(string Type, string Name, IndexForm? Form)> _objects;
    private readonly List<(string Type, string Name)> _others;
    private readonly long? _counter;

    private TableRebuild(ScratchDatabase database, string table, TextSpan span)
    {
        _table = table;
        _span = span;
        _columns = Columns(database, table);
        _objects = Objects(database, table);
        _allColumns = AllColumns(database, table);
        _others = [.. DependentObject.Of(database, table).Where(other => other.HasToGo).Select(other => (other.Type, other.Name))];
        _counter = Counter(database, table);
    }

    /// <summary>The tables that the script may rebuild, as they are before it.</summary>
    public static List<TableRebuild> Before(ScratchDatabase database, SqlFile file, SqlScript script)
    {
        var rebuilds = new List<TableRebuild>();
        foreach (var statement in script.Statements.Where(statement => statement.Kind is StatementKind.Drop or StatementKind.Alter))
        {
            var text = new StatementText(file, statement.Span);
            if ((StatementWords.Dropped(text, "TABLE") ?? StatementWords.Renamed(text)?.From) is { } table && TableShape.Read(database, table) is { } shape)
            {
                rebuilds.Add(new TableRebuild(database, shape.Name, statement.Span));
            }
        }

        return rebuilds;
    }

    public IEnumerable<ReplayFact> After(ScratchDatabase database, SqlFile file, SqlScript script)
    {
        if (TableShape.Read(database, _table) is not { } shape)
        {
            yield break;
        }

        if (Swapped(database, file, script) is { Length: > 0 } swapped)
        {
            yield return new ReplayFact(ReplayFactKind.ColumnsSwapped, file.Path, CopySpan(file, script), swapped, _table);
        }

        var lost = Lost(database, file, script);
        if (lost.Count > 0)
        {
            yield return new ReplayFact(ReplayFactKind.ObjectsLost, file.Path, _span, string.Join(", ", lost), _table);
        }

        foreach (var (other, span) in LostOthers(database, file, script))
        {
            yield return new ReplayFact(ReplayFactKind.ObjectsLost, file.Path, span, other, _table);
        }

        // A table that begins anew, without its rows, begins to count anew.
        if (shape.HasCounter && !new ScriptWords(script).DropsWithoutCopy(_table) && _counter is { } counter && (Counter(database, _table) ?? 0) < counter)
        {
            yield return new ReplayFact(ReplayFactKind.CounterLost, file.Path, _span, _table);
        }
    }

    // Every column holds values of its own, so one that now has another's has been given them. Where no row came through, as with a WHERE that
    // made-up rows do not meet, the script says what would go where. What an UPDATE sets is meant.
    private string Swapped(ScratchDatabase database, SqlFile file, SqlScript script)
    {
        var now = Columns(database, _table);
        var isEmpty = now.Values.All(values => values.Length == 0);
        var swaps = isEmpty
            ? new ScriptWords(script).CopiesColumns(_table, [.. _columns.Keys], [.. now.Keys]).Where(copy => _columns.ContainsKey(copy.To) && now.ContainsKey(copy.From))
            : from column in now
              where _columns.TryGetValue(column.Key, out var own) && own != column.Value
              from other in _columns
              where other.Value == column.Value && !other.Key.Equals(column.Key, StringComparison.OrdinalIgnoreCase)
              select (From: other.Key, To: column.Key);
        var updates = script.Statements.Where(statement => statement.Kind == StatementKind.Update).Select(statement => new StatementText(file, statement.Span)).ToList();
        return string.Join(", ", swaps
            .Where(swap => !updates.Exists(update => StatementWords.Names(update, swap.To)))
            .DistinctBy(swap => swap.To, StringComparer.OrdinalIgnoreCase)
            .Select(swap => $"'{swap.To}' gets the values of '{swap.From}'"));
    }

    private List<string> Lost(ScratchDatabase database, SqlFile file, SqlScript script)
    {
        var left = Objects(database, _table);
        var named = script.Statements.Where(statement => statement.Kind == StatementKind.Drop).Select(statement => new StatementText(file, statement.Span))
            .Select(text => StatementWords.Dropped(text, "INDEX") ?? StatementWords.Dropped(text, "TRIGGER")).OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var names = Names(Columns(database, _table), AllColumns(database, _table));
        return
        [
            .. _objects
                .Where(item => item.Name.Length > 0 && !named.Contains(item.Name)
                    && !left.Exists(now => now.Name.Equals(item.Name, StringComparison.OrdinalIgnoreCase) || IsServed(item.Form?.Renamed(names), now.Form))
                    && !_allColumns.Any(column => item.Form?.Uses(column) == true && !names.ContainsKey(column)))
                .Select(item => $"{item.Type} '{item.Name}'"),
        ];
    }

    private static bool IsServed(IndexForm? lost, IndexForm? now) => lost is not null && now?.Serves(lost) == true;

    /// <summary>What each of the old columns is called now: its own name, or that of a new column that has its values. One that is gone is not among them.</summary>
    private Dictionary<string, string> Names(Dictionary<string, string> now, HashSet<string> all)
    {
        var names = all.ToDictionary(column => column, column => column, StringComparer.OrdinalIgnoreCase);
        foreach (var (old, values) in _columns.Where(column => column.Value.Length > 0 && !now.ContainsKey(column.Key)))
        {
            if (now.FirstOrDefault(column => column.Value == values && !_columns.ContainsKey(column.Key)).Key is { } heir)
            {
                names[old] = heir;
            }
        }

        return names;
    }

    // No view goes by itself, and no trigger of another table: the script drops it, because the rename would fail under it, and forgets to bring it back.
    private IEnumerable<(string Other, TextSpan Span)> LostOthers(ScratchDatabase database, SqlFile file, SqlScript script)
    {
        var left = _others.Count == 0 ? [] : database.Query("SELECT type, name FROM main.sqlite_master WHERE type IN ('view', 'trigger')").Select(row => (row[0]!, row[1]!)).ToHashSet();
        return from other in _others
               where !left.Contains(other)
               from statement in script.Statements
               where statement.Kind == StatementKind.Drop
                   && StatementWords.Dropped(new StatementText(file, statement.Span), other.Type.ToUpperInvariant()) is { } dropped && dropped.Equals(other.Name, StringComparison.OrdinalIgnoreCase)
               select ($"{other.Type} '{other.Name}'", statement.Span);
    }

    private TextSpan CopySpan(SqlFile file, SqlScript script)
    {
        foreach (var statement in script.Statements.Where(statement => statement.Kind == StatementKind.Insert && statement.Span.Start < _span.Start))
        {
            var text = new StatementText(file, statement.Span);
            if (StatementWords.Has(text, "SELECT") && Enumerable.Range(0, text.Tokens.Length).Any(token => text.NameAt(token) == _table.ToLowerInvariant()))
            {
                return statement.Span;
            }
        }

        return _span;
    }

    private static Dictionary<string, string> Columns(ScratchDatabase database, string table) =>
        database.Query($"SELECT name FROM pragma_table_xinfo({SqlText.Literal(table)}) WHERE hidden = 0")
            .ToDictionary(
                row => row[0]!,
                row => database.Query($"SELECT group_concat(v) FROM (SELECT quote({SqlText.Name(row[0]!)}) AS v FROM main.{SqlText.Name(table)} ORDER BY 1)")[0][0] ?? "",
                StringComparer.OrdinalIgnoreCase);

    private static HashSet<string> AllColumns(ScratchDatabase database, string table) =>
        database.Query($"SELECT lower(name) FROM pragma_table_xinfo({SqlText.Literal(table)}) WHERE hidden <> 1").Select(row => row[0]!).ToHashSet(StringComparer.OrdinalIgnoreCase);

    // The index behind a UNIQUE of the table has no SQL; it counts as one that takes another's place, and is not missed by name.
    private static List<(string Type, string Name, IndexForm? Form)> Objects(ScratchDatabase database, string table) =>
    [
        .. database.Query($"SELECT type, name, sql, EXISTS (SELECT 1 FROM pragma_index_list(tbl_name) AS i WHERE i.name = m.name AND i.\"unique\") FROM main.sqlite_master AS m WHERE tbl_name = {SqlText.Literal(table)} COLLATE NOCASE AND type IN ('index', 'trigger') ORDER BY type, name")
            .Select(row => (row[0]!, row[2] is null ? "" : row[1]!, row[0] == "index" ? IndexForm.Of(database, row[1]!, row[2], row[3] == "1") : null)),
    ];

    private static long? Counter(ScratchDatabase database, string table) =>
        database.Query("SELECT 1 FROM main.sqlite_master WHERE name = 'sqlite_sequence'").Count > 0
        && database.Query($"SELECT seq FROM main.sqlite_sequence WHERE name = {SqlText.Literal(table)} COLLATE NOCASE") is [[{ } seq]]
        && long.TryParse(seq, out var number)
            ? number
            : null;
}
