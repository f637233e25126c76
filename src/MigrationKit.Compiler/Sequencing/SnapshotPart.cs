namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// A part of a schema as its lines say it: <see cref="Owner"/> is the table or view, <see cref="Word"/> what the part is. The definition of a
/// trigger has its statements, that of a view or virtual table what stands below it. <see cref="Line"/> is the index of its first line.
/// </summary>
internal sealed record SnapshotPart(string Owner, string OwnerWord, string Word, string Name, string Definition, int Line, SnapshotOrigin Origin)
{
    public bool IsOwner => Word == OwnerWord;

    /// <summary>What makes it the same part in another schema: SQLite compares names without case, and what has no name is its own text.</summary>
    public string Key => $"{Owner}\n{Word}\n{(Name.Length == 0 ? Definition : Name)}".ToUpperInvariant();

    /// <summary>The parts in their order.</summary>
    public static List<SnapshotPart> Of(IReadOnlyList<string> lines)
    {
        var parts = new List<SnapshotPart>();
        var owner = -1;
        for (var at = 0; at < lines.Count; at++)
        {
            if (SnapshotLine.Read(lines[at]) is not { } line)
            {
                continue;
            }

            if (line.IsOwner)
            {
                owner = parts.Count;
                parts.Add(new SnapshotPart(line.Name, line.Word, line.Word, line.Name, "", at, line.Origin));
            }
            else if (owner < 0)
            {
                continue;
            }
            else if (line.IsStatement || line.Word is "as" or "columns" or "using")
            {
                var index = line.IsStatement ? parts.Count - 1 : owner;
                parts[index] = parts[index] with { Definition = $"{parts[index].Definition}\n{line.Text.Trim(' ')}" };
            }
            else
            {
                var origin = line.Origin.BroughtBy.Length == 0 ? line.Origin with { BroughtBy = parts[owner].Origin.BroughtBy } : line.Origin;
                parts.Add(new SnapshotPart(parts[owner].Name, parts[owner].Word, line.Word, line.Name, line.Definition, at, origin));
            }
        }

        return parts;
    }

    public static Dictionary<string, SnapshotPart> ByKey(IEnumerable<SnapshotPart> parts)
    {
        var byKey = new Dictionary<string, SnapshotPart>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            byKey[part.Key] = part;
        }

        return byKey;
    }
}
