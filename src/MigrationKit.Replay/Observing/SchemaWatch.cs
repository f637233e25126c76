using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Replay.Engine;
using MigrationKit.Sqlite.Schema;

namespace MigrationKit.Replay.Observing;

/// <summary>
/// What each migration does to the schema. What the committed snapshot says of the locked ones is taken from it, because they cannot
/// change: reading the schema after each of a thousand would take longer than running them.
/// </summary>
internal sealed class SchemaWatch
{
    private readonly IReadOnlyList<SequencedMigration> _migrations;
    private readonly int _locked;
    private readonly string? _committed;
    private readonly ICollection<ReplayFact> _facts;
    private readonly Dictionary<StoredObject, string[]> _known = [];
    private SnapshotBuilder? _builder = new();
    private IReadOnlyList<string> _lines = [];
    private int _done;

    /// <param name="migrations">The migrations in order.</param>
    /// <param name="locked">How many at the start are locked.</param>
    /// <param name="committed">The snapshot as it is; null without one.</param>
    /// <param name="facts">Where to put what is taken away.</param>
    public SchemaWatch(IReadOnlyList<SequencedMigration> migrations, int locked, string? committed, ICollection<ReplayFact> facts)
    {
        (_migrations, _locked, _facts) = (migrations, locked, facts);
        _committed = locked > 0 && committed is not null && SnapshotBuilder.Covers(committed, LockedIds()) ? committed : null;
    }

    /// <summary>Whether the locked migrations need not be watched, and so need not run.</summary>
    public bool KnowsTheLocked => _locked == 0 || _committed is not null;

    /// <summary>Told after each migration, or once after the locked ones where they did not run.</summary>
    public void Ran(int index, ScratchDatabase database)
    {
        _done = index + 1;
        var isKnown = _committed is not null && index < _locked;
        if (_builder is null || (isKnown && _done < _locked) || !ReadLines(_migrations[index], isKnown, database))
        {
            return;
        }

        if (isKnown)
        {
            _builder = SnapshotBuilder.From(_committed!, LockedIds(), _lines);
            return;
        }

        foreach (var change in _builder.Record(_migrations[index], _lines).Where(change => change.NeedsAllow && !_migrations[index].IsLocked))
        {
            _facts.Add(new ReplayFact(ReplayFactKind.TakesAway, _migrations[index].UpFile.Path, change.Span, $"{change.Action} {change.Target}", change.Detail));
        }
    }

    /// <summary>Null where not all migrations ran.</summary>
    public string? Write(NativeEngine engine) => _done == _migrations.Count ? _builder?.Write("SQLite " + engine.Version) : null;

    private bool ReadLines(SequencedMigration migration, bool isKnown, ScratchDatabase database)
    {
        // A script that only moves data leaves the schema as it is.
        if (isKnown || migration.Up.Statements.Any(statement => statement.Kind is not (StatementKind.Insert or StatementKind.Update or StatementKind.Delete or StatementKind.Select)))
        {
            if (!SqliteSchemaReader.Read(database.Db, null, out var lines, _known).IsDone)
            {
                _builder = null;
                return false;
            }

            _lines = lines;
        }

        return true;
    }

    private List<string> LockedIds() => [.. _migrations.Take(_locked).Select(migration => migration.Id)];
}
