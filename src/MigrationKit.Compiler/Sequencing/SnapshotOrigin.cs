namespace MigrationKit.Compiler.Sequencing;

/// <summary>The end of a snapshot's line that says which migration brought it, and which changed it last; empty where it does not say.</summary>
internal readonly record struct SnapshotOrigin(string BroughtBy, string ChangedBy)
{
    private const string Start = "  -- ";

    /// <summary>Two spaces stand in a line only within quotes, at its begin, and here.</summary>
    public static string Split(string line, out SnapshotOrigin origin)
    {
        origin = new SnapshotOrigin("", "");

        // Most lines have none, and a replay reads each line of a large schema several times.
        if (line.IndexOf(Start, StringComparison.Ordinal) < 0)
        {
            return WithoutOrigin(line);
        }

        var quote = '\0';
        for (var at = 0; at < line.Length; at++)
        {
            var character = line[at];
            if (quote == '\0' && character is '\'' or '"')
            {
                quote = character;
            }
            else if (character == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && at > 0 && character == ' ' && string.CompareOrdinal(line, at, Start, 0, Start.Length) == 0)
            {
                var ids = line.Substring(at + Start.Length).Split(' ');
                origin = new SnapshotOrigin(ids[0], ids.Length > 1 ? ids[1] : "");
                return line.Substring(0, at);
            }
        }

        return WithoutOrigin(line);
    }

    private static string WithoutOrigin(string line) => line.StartsWith("#", StringComparison.Ordinal) ? "" : line.TrimEnd(' ');
}
