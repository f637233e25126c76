using System.Globalization;
using System.Runtime.InteropServices;
using MigrationKit.Replay.Engine;
using MigrationKit.Sqlite.Schema;
using SQLitePCL;

namespace MigrationKit.Replay.Observing;

/// <summary>
/// The lines of a schema (what <see cref="SqliteSchemaReader"/> reads), kept from look to look. Only tables of which a row in
/// sqlite_master changed are put into lines again: what a look costs depends on the migration, and not on all that went before it.
/// </summary>
internal sealed class SchemaTracker
{
    private const string Columns = "SELECT rowid, type || char(0) || name || char(0) || tbl_name || char(0) || sql, type, name, tbl_name, sql FROM main.sqlite_master";

    private readonly Dictionary<long, SchemaRow> _rows = [];
    private readonly Dictionary<string, List<SchemaRow>> _byTable = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<SchemaRow>> _leftOut = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SchemaBlock> _blockOf = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SchemaBlock> _blocks = [];
    private readonly HashSet<string> _changed = new(StringComparer.OrdinalIgnoreCase);
    private string? _version;
    private long _last;
    private int _look;

    /// <summary>The lines at the last look; the same list where nothing changed.</summary>
    public IReadOnlyList<string> Lines { get; private set; } = [];

    /// <summary>All of it at the last look that counts for the next.</summary>
    public IReadOnlyCollection<SchemaRow> Rows => _rows.Values;

    /// <summary>The tables and views in the order of their lines.</summary>
    public IReadOnlyList<SchemaBlock> Blocks => _blocks;

    /// <summary>Goes on from a look at the same database that an earlier process took.</summary>
    /// <param name="rows">What it met.</param>
    /// <param name="blocks">What it stated, in order.</param>
    /// <param name="database">That database.</param>
    /// <exception cref="EngineException">The database cannot be read.</exception>
    public static SchemaTracker From(IReadOnlyCollection<SchemaRow> rows, IReadOnlyList<SchemaBlock> blocks, ScratchDatabase database)
    {
        var schema = new SchemaTracker { _version = VersionOf(database) };
        foreach (var row in rows)
        {
            schema._last = Math.Max(schema._last, row.Id);
            schema.Keep(row);
        }

        foreach (var block in blocks)
        {
            schema._blockOf.Add(block.Table, block);
            schema._blocks.Add(block);
        }

        schema._changed.Clear();
        schema.Join();
        return schema;
    }

    /// <param name="database">Always the same one.</param>
    /// <param name="onlyCreates">Nothing but CREATE touched the schema since the last look: then only new rows need be looked at.</param>
    /// <param name="isQuiet">The version that the engine counts tells changes; not so where a script can write sqlite_master itself.</param>
    /// <exception cref="EngineException">The schema cannot be read.</exception>
    public void Look(ScratchDatabase database, bool onlyCreates, bool isQuiet)
    {
        var version = VersionOf(database);
        if (isQuiet && version == _version)
        {
            return;
        }

        onlyCreates &= _version is not null;
        _version = version;
        _look++;
        if (onlyCreates)
        {
            Read(database, Columns + " WHERE rowid > " + _last.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            _last = 0;
            Read(database, Columns);
            ForgetWhatIsGone();
        }

        Write();
    }

    private void Read(ScratchDatabase database, string sql)
    {
        using var statement = database.Begin(sql);
        while (database.Step(statement, sql))
        {
            var id = raw.sqlite3_column_int64(statement, 0);
            _last = Math.Max(_last, id);
            var bytes = raw.sqlite3_column_blob(statement, 1);

            // Indexes without SQL are those of UNIQUE and PRIMARY KEY, which stand with their table.
            if (bytes.IsEmpty)
            {
                continue;
            }

            if (_rows.TryGetValue(id, out var row))
            {
                if (bytes.SequenceEqual(row.Bytes))
                {
                    row.Look = _look;
                    continue;
                }

                Forget(row);
            }

            var copy = bytes.ToArray();
            var stored = new StoredObject(Text(statement, 2), Text(statement, 3), Text(statement, 4), Text(statement, 5));
            Keep(new SchemaRow(id, copy, stored, LeftOutTables.By(stored)) { Look = _look });
        }
    }

    private void ForgetWhatIsGone()
    {
        foreach (var row in _rows.Values)
        {
            if (row.Look != _look)
            {
                Forget(row);
            }
        }
    }

    private void Keep(SchemaRow row)
    {
        _rows[row.Id] = row;
        Add(_byTable, row.Object.Table, row);
        Array.ForEach(row.LeavesOut, table => Add(_leftOut, table, row));
    }

    private void Forget(SchemaRow row)
    {
        _rows.Remove(row.Id);
        Remove(_byTable, row.Object.Table, row);
        Array.ForEach(row.LeavesOut, table => Remove(_leftOut, table, row));
    }

    private void Add(Dictionary<string, List<SchemaRow>> lists, string table, SchemaRow row)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, table, out _);
        (list ??= []).Add(row);
        _changed.Add(table);
    }

    private void Remove(Dictionary<string, List<SchemaRow>> lists, string table, SchemaRow row)
    {
        lists[table].Remove(row);
        _changed.Add(table);
    }

    private void Write()
    {
        if (_changed.Count == 0)
        {
            return;
        }

        foreach (var table in _changed)
        {
            Replace(table);
        }

        _changed.Clear();
        Join();
    }

    private void Join()
    {
        var lines = new List<string>(Lines.Count + 16);
        foreach (var block in _blocks)
        {
            lines.AddRange(block.Lines);
        }

        Lines = lines;
    }

    private void Replace(string table)
    {
        if (_blockOf.Remove(table, out var old))
        {
            _blocks.RemoveAt(PlaceOf(old.Key));
        }

        if (BlockOf(table) is { } block)
        {
            _blockOf.Add(table, block);
            _blocks.Insert(~PlaceOf(block.Key), block);
        }
    }

    private SchemaBlock? BlockOf(string table)
    {
        if (!_byTable.TryGetValue(table, out var rows) || (_leftOut.TryGetValue(table, out var because) && because.Count > 0))
        {
            return null;
        }

        rows.Sort(static (one, other) => string.CompareOrdinal(one.Object.Name, other.Object.Name));
        if (rows.Find(static row => row.Object.Type is "table" or "view")?.Object is not { } owner)
        {
            return null;
        }

        var lines = new List<string>();
        SchemaLines.AddBlock(lines, owner, rows.ConvertAll(static row => row.Object));
        return new SchemaBlock(table, owner.Type + "\n" + owner.Name, [.. lines]);
    }

    private int PlaceOf(string key)
    {
        var (low, high) = (0, _blocks.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(_blocks[middle].Key, key);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }

    private static string? VersionOf(ScratchDatabase database) => database.Query("PRAGMA main.schema_version")[0][0];

    private static string Text(sqlite3_stmt statement, int column) => raw.sqlite3_column_text(statement, column).utf8_to_string() ?? "";
}
