namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// Which migration brought each part of a schema, and which changed it last: told the schema after each migration, in order.
/// A part that was dropped and comes again is new; a table that was renamed, too.
/// </summary>
internal sealed class SchemaOrigins
{
    private Dictionary<string, (string Definition, SnapshotOrigin Origin)> _parts = new(StringComparer.Ordinal);

    /// <param name="migrationId">The migration that has just run.</param>
    /// <param name="lines">The lines that state the schema it left.</param>
    public void Record(string migrationId, IReadOnlyList<string> lines)
    {
        var parts = new Dictionary<string, (string Definition, SnapshotOrigin Origin)>(StringComparer.Ordinal);
        var id = LockFileText.Escape(migrationId);
        foreach (var (key, definition, _) in Parts(lines))
        {
            parts[key] = !_parts.TryGetValue(key, out var before) ? (definition, new SnapshotOrigin(id, ""))
                : before.Definition == definition ? before
                : (definition, before.Origin with { ChangedBy = id });
        }

        _parts = parts;
    }

    /// <summary>The lines with their origins; where a line has none, it is that of its table.</summary>
    public IEnumerable<string> Annotated(IReadOnlyList<string> lines)
    {
        var origins = Parts(lines).ToDictionary(part => part.Line, part => _parts.TryGetValue(part.Key, out var known) ? known.Origin : default);
        var owner = "";
        for (var at = 0; at < lines.Count; at++)
        {
            if (!origins.TryGetValue(at, out var origin) || origin.BroughtBy is null)
            {
                yield return lines[at];
                continue;
            }

            var isOwner = lines[at][0] != ' ';
            var isPlain = !isOwner && origin.BroughtBy == owner && origin.ChangedBy.Length == 0;
            owner = isOwner ? origin.BroughtBy : owner;
            yield return isPlain ? lines[at] : $"{lines[at]}  -- {origin.BroughtBy}{(origin.ChangedBy.Length == 0 ? "" : " " + origin.ChangedBy)}";
        }
    }

    // A part is what has a name, with the lines that follow it up to the next; a constraint or option without one is named by its text.
    private static List<(string Key, string Definition, int Line)> Parts(IReadOnlyList<string> lines)
    {
        var parts = new List<(string Key, string Definition, int Line)>();
        var owner = "";
        for (var at = 0; at < lines.Count; at++)
        {
            if (SnapshotLine.Read(lines[at]) is not { } line)
            {
                continue;
            }

            owner = line.IsOwner ? line.Name : owner;
            if (!line.IsOwner && (line.IsStatement || line.Word is "as" or "columns" or "using"))
            {
                var (key, definition, first) = parts[parts.Count - 1];
                parts[parts.Count - 1] = (key, $"{definition}\n{line.Text}", first);
                continue;
            }

            var name = line.Name.Length == 0 ? line.Definition : line.Name;
            parts.Add(($"{owner}\n{line.Word}\n{name}".ToUpperInvariant(), line.IsOwner ? line.Word : line.Definition, at));
        }

        return parts;
    }
}
