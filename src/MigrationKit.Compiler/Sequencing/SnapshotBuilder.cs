using MigrationKit.Compiler.Discovery;

namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// What a replay learns, migration by migration, and the snapshot that it comes to. The text at any point is enough to go on from
/// (<see cref="From"/>), so a replay that begins behind the migrations it has cached keeps it beside its scratch database.
/// </summary>
internal sealed class SnapshotBuilder
{
    private readonly List<SnapshotImpact> _impacts = [];
    private SchemaOrigins _origins = new();
    private IReadOnlyList<string> _lines = [];
    private string? _baseline;

    /// <summary>Null where the text is no snapshot of this version.</summary>
    public static SnapshotBuilder? From(string text)
    {
        if (SnapshotReader.Read(text) is not { } snapshot)
        {
            return null;
        }

        var committed = new CommittedSnapshot(text);
        var builder = new SnapshotBuilder { _lines = [.. snapshot.Lines], _origins = SchemaOrigins.From(committed.StatingLines), _baseline = committed.Baseline };
        builder._impacts.AddRange(snapshot.Impacts);
        return builder;
    }

    /// <summary>
    /// Goes on behind the first migrations of a set from a snapshot of all of it; null where it does not have exactly these at its start.
    /// What later ones have brought or changed is forgotten: they are about to be recorded again.
    /// </summary>
    /// <param name="committed">The snapshot.</param>
    /// <param name="ids">The migrations at the start.</param>
    /// <param name="lines">The lines that state the schema behind them.</param>
    public static SnapshotBuilder? From(CommittedSnapshot committed, IReadOnlyList<string> ids, IReadOnlyList<string> lines)
    {
        if (!committed.Covers(ids))
        {
            return null;
        }

        var known = new HashSet<string>(ids.Select(LockFileText.Escape), StringComparer.Ordinal) { BaselineFile.Name.Id };
        var builder = new SnapshotBuilder { _origins = SchemaOrigins.Of(committed.Parts, known, lines), _lines = lines, _baseline = committed.Baseline };
        builder._impacts.AddRange(committed.Impacts!.Take(ids.Count));
        return builder;
    }

    /// <summary>Told before any migration, where there is a baseline: what it makes was there, and takes nothing away.</summary>
    /// <param name="baseline">What has just run.</param>
    /// <param name="lines">The lines that state the schema it left.</param>
    public void Begin(SequencedMigration baseline, IReadOnlyList<string> lines)
    {
        _baseline = baseline.Up.Fingerprint;
        _origins.Record(baseline.Id, _lines, lines);
        _lines = lines;
    }

    /// <param name="migration">The migration that has just run.</param>
    /// <param name="lines">The lines that state the schema it left.</param>
    /// <returns>What it takes away from programs and data that rely on the schema before it.</returns>
    public IReadOnlyList<SchemaChange> Record(SequencedMigration migration, IReadOnlyList<string> lines)
    {
        var changes = SchemaImpact.Of(_lines, lines, migration.Up);
        _impacts.Add(new SnapshotImpact(migration.Id, SchemaImpact.Word(changes)));
        _origins.Record(migration.Id, _lines, lines);
        _lines = lines;
        return changes;
    }

    /// <summary>The migrations that were recorded, in order.</summary>
    public IReadOnlyList<SnapshotImpact> Impacts => _impacts;

    /// <param name="engine">What ran the migrations: 'SQLite 3.35.5'. Never a path of a machine.</param>
    public string Write(string engine) => Write(engine, _impacts);

    /// <param name="engine">The same.</param>
    /// <param name="impacts">All migrations of the set, where some of them were recorded elsewhere.</param>
    public string Write(string engine, IEnumerable<SnapshotImpact> impacts) => SnapshotWriter.Write(engine, _origins.Annotated(_lines), impacts, _baseline);
}
