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
    private readonly SequencedMigration? _baseline;
    private readonly CommittedSnapshot? _committed;
    private readonly ICollection<ReplayFact> _facts;
    private SchemaTracker _schema = new();
    private SnapshotBuilder? _builder = new();
    private bool _isWritten;
    private bool _hasBegun;
    private int _done;

    /// <param name="migrations">The migrations in order.</param>
    /// <param name="locked">How many at the start are locked.</param>
    /// <param name="baseline">What they run on; null for an empty database.</param>
    /// <param name="committed">The snapshot as it is; null without one.</param>
    /// <param name="facts">Where to put what is taken away.</param>
    public SchemaWatch(IReadOnlyList<SequencedMigration> migrations, int locked, SequencedMigration? baseline, CommittedSnapshot? committed, ICollection<ReplayFact> facts)
    {
        (_migrations, _locked, _baseline, _facts) = (migrations, locked, baseline, facts);

        // On another baseline the same migrations may do something else.
        _committed = locked > 0 && committed is not null && committed.Baseline == baseline?.Up.Fingerprint && committed.Covers(LockedIds()) ? committed : null;
        _hasBegun = baseline is null;
    }

    /// <summary>Whether the locked migrations need not be watched, and so need not run.</summary>
    public bool KnowsTheLocked => _locked == 0 || _committed is not null;

    /// <summary>Reads what the snapshot says of the locked migrations, which has to wait for nothing.</summary>
    public void ReadCommitted() => _ = _committed?.Parts;

    /// <summary>Told instead of the first migrations, where they did not run.</summary>
    public void Begin(SchemaTracker schema, int index, ScratchDatabase database)
    {
        (_schema, _hasBegun) = (schema, true);
        Ran(index, database);
    }

    /// <summary>Told after the baseline.</summary>
    public void RanBaseline(ScratchDatabase database)
    {
        _hasBegun = true;
        _isWritten = Writes(_baseline!.Up);
        if (_committed is null && Look(database, onlyCreates: false))
        {
            _builder!.Begin(_baseline, _schema.Lines);
        }
    }

    /// <summary>Told after each migration.</summary>
    public void Ran(int index, ScratchDatabase database)
    {
        _done = index + 1;

        // A connection that may write sqlite_master may do so in any later script too.
        _isWritten |= Writes(_migrations[index].Up);
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
    public SnapshotBuilder? Finished => _hasBegun && _done == _migrations.Count ? _builder : null;

    private static bool Writes(SqlScript script) => script.Text.Contains("writable_schema", StringComparison.OrdinalIgnoreCase);

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

        return onlyMovesData || Look(database, onlyCreates && !isKnown && !_isWritten);
    }

    private bool Look(ScratchDatabase database, bool onlyCreates)
    {
        try
        {
            _schema.Look(database, onlyCreates, isQuiet: !_isWritten);
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
