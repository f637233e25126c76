namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// Which migration brought each part of a schema, and which changed it last: told the schema after each migration, in order.
/// A part that was dropped and comes again is new; what belongs to a table that was renamed, too.
/// </summary>
internal sealed class SchemaOrigins
{
    private Dictionary<string, SnapshotPart> _parts = new(StringComparer.Ordinal);

    /// <summary>Goes on from lines that have their origins.</summary>
    public static SchemaOrigins From(IReadOnlyList<string> annotated) => new() { _parts = SnapshotPart.ByKey(SnapshotPart.Of(annotated)) };

    /// <summary>Takes the lines for what some migrations made, and forgets what others have done to them.</summary>
    /// <param name="parts">What is known of the origin of parts.</param>
    /// <param name="ids">Those migrations, as the snapshot writes them.</param>
    /// <param name="lines">The lines that state the schema behind them.</param>
    public static SchemaOrigins Of(IReadOnlyDictionary<string, SnapshotPart> parts, ISet<string> ids, IReadOnlyList<string> lines)
    {
        var origins = new SchemaOrigins();
        foreach (var part in SnapshotPart.Of(lines))
        {
            var key = part.Key;
            var origin = parts.TryGetValue(key, out var known) ? known.Origin : new SnapshotOrigin("", "");
            origins._parts[key] = part with
            {
                Origin = new SnapshotOrigin(ids.Contains(origin.BroughtBy) ? origin.BroughtBy : "", ids.Contains(origin.ChangedBy) ? origin.ChangedBy : ""),
            };
        }

        return origins;
    }

    /// <param name="migrationId">The migration that has just run.</param>
    /// <param name="before">The lines that stated the schema before it.</param>
    /// <param name="after">Those that state the schema it left.</param>
    public void Record(string migrationId, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var id = LockFileText.Escape(migrationId);
        var (old, changed) = SchemaBlocks.Changed(before, after);
        var parts = SnapshotPart.Of(changed).Select(part => part with
        {
            Origin = !_parts.TryGetValue(part.Key, out var known) ? new SnapshotOrigin(id, "")
                : known.Definition == part.Definition ? known.Origin
                : known.Origin with { ChangedBy = id },
        }).ToList();
        SnapshotPart.Of(old).ForEach(part => _parts.Remove(part.Key));
        parts.ForEach(part => _parts[part.Key] = part);
    }

    /// <summary>The lines with their origins; where a line has none, it is that of its table.</summary>
    public IEnumerable<string> Annotated(IReadOnlyList<string> lines)
    {
        var parts = SnapshotPart.Of(lines);
        var next = 0;
        var owner = "";
        for (var at = 0; at < lines.Count; at++)
        {
            var part = next < parts.Count && parts[next].Line == at ? parts[next++] : null;
            if (part is null || !_parts.TryGetValue(part.Key, out var known) || known.Origin.BroughtBy.Length == 0)
            {
                yield return lines[at];
                continue;
            }

            var (broughtBy, changedBy) = (known.Origin.BroughtBy, known.Origin.ChangedBy);
            var goesWithoutSaying = !part.IsOwner && broughtBy == owner && changedBy.Length == 0;
            owner = part.IsOwner ? broughtBy : owner;
            yield return goesWithoutSaying ? lines[at] : $"{lines[at]}  -- {broughtBy}{(changedBy.Length == 0 ? "" : " " + changedBy)}";
        }
    }
}
