namespace MigrationKit.Compiler.Sequencing;

/// <summary>The text of schema.snapshot as it is, cut into lines once. What it says is read when somebody asks first, on whichever thread.</summary>
internal sealed class CommittedSnapshot
{
    private readonly string[] _lines;
    private readonly int _end;
    private readonly Lazy<IReadOnlyList<SnapshotImpact>> _impacts;
    private readonly Lazy<IReadOnlyDictionary<string, SnapshotPart>> _parts;

    public CommittedSnapshot(string text)
    {
        _lines = SnapshotReader.Lines(text);
        _end = SnapshotReader.EndOfSchema(_lines);
        _impacts = new Lazy<IReadOnlyList<SnapshotImpact>>(() => SnapshotReader.Impacts(_lines, _end));
        _parts = new Lazy<IReadOnlyDictionary<string, SnapshotPart>>(() => SnapshotPart.ByKey(SnapshotPart.Of(StatingLines)));
    }

    /// <summary>What the migrations do; null for a file of another version, or none of ours.</summary>
    public IReadOnlyList<SnapshotImpact>? Impacts => SnapshotReader.IsOurs(_lines) ? _impacts.Value : null;

    /// <summary>The fingerprint of the baseline that the migrations ran on; null where there was none.</summary>
    public string? Baseline =>
        Array.Find(_lines, static line => line.StartsWith(SnapshotText.BaselineStart, StringComparison.Ordinal))?.Substring(SnapshotText.BaselineStart.Length);

    /// <summary>The lines among which those are that state the schema, with their origins.</summary>
    public IReadOnlyList<string> StatingLines => new ArraySegment<string>(_lines, 0, _end);

    /// <summary>The parts of the schema, with their origins.</summary>
    public IReadOnlyDictionary<string, SnapshotPart> Parts => _parts.Value;

    /// <summary>Whether it has exactly these migrations at its start, with their impact.</summary>
    public bool Covers(IReadOnlyList<string> ids)
    {
        var at = 0;
        while (at < ids.Count && at < Impacts?.Count && Impacts[at].Id == ids[at])
        {
            at++;
        }

        return Impacts is not null && at == ids.Count;
    }
}
