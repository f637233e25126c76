using MigrationKit.Compiler.Parsing;
using MigrationKit.Compiler.Sequencing;
using MigrationKit.Compiler.Validation;
using MigrationKit.Replay.Engine;

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
    private SchemaTracker _schema = new();
    private SnapshotBuilder? _builder = new();
    private bool _isWritten;
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

    /// <summary>Told instead of the first migrations, where they did not run.</summary>
    public void Begin(SchemaTracker schema, int index, ScratchDatabase database)
    {
        _schema = schema;
        Ran(index, database);
    }

    /// <summary>Told after each migration.</summary>
    public void Ran(int index, ScratchDatabase database)
    {
        _done = index + 1;

        // A connection that may write sqlite_master may do so in any later script too.
        _isWritten |= _migrations[index].Up.Text.Contains("writable_schema", StringComparison.OrdinalIgnoreCase);
        var isKnown = _committed is not null && index < _locked;
        if (_builder is null || (isKnown && _done < _locked) || !Look(_migrations[index].Up, isKnown, database))
        {
            return;
        }

        if (isKnown)
        {
            _builder = SnapshotBuilder.From(_committed!, LockedIds(), _schema.Lines);
            return;
        }

        foreach (var change in _builder.Record(_migrations[index], _schema.Lines).Where(change => change.NeedsAllow && !_migrations[index].IsLocked))
        {
            _facts.Add(new ReplayFact(ReplayFactKind.TakesAway, _migrations[index].UpFile.Path, change.Span, $"{change.Action} {change.Target}", change.Detail));
        }
    }

    /// <summary>What was seen; null where not all migrations ran.</summary>
    public SnapshotBuilder? Finished => _done == _migrations.Count ? _builder : null;

    /// <returns>Whether the schema could be read.</returns>
    private bool Look(SqlScript script, bool isKnown, ScratchDatabase database)
    {
        var (onlyCreates, onlyMovesData) = (true, !isKnown);
        foreach (var statement in script.Statements)
        {
            var movesData = statement.Kind is StatementKind.Insert or StatementKind.Update or StatementKind.Delete or StatementKind.Select;
            onlyMovesData &= movesData;
            onlyCreates &= movesData || statement.Kind is StatementKind.Create or StatementKind.Begin or StatementKind.Commit;
        }

        if (onlyMovesData)
        {
            return true;
        }

        try
        {
            _schema.Look(database, onlyCreates && !isKnown && !_isWritten, isQuiet: !_isWritten);
            return true;
        }
        catch (EngineException)
        {
            _builder = null;
            return false;
        }
    }

    private List<string> LockedIds() => [.. _migrations.Take(_locked).Select(migration => migration.Id)];
}
