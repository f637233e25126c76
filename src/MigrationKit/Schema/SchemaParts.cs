namespace MigrationKit;

/// <summary>Reads the lines that state a schema (docs/formats.md, snapshot version 1) into its parts, in their order.</summary>
internal static class SchemaParts
{
    private static readonly string[] UnnamedConstraints = ["PRIMARY ", "UNIQUE ", "CHECK ", "FOREIGN "];

    public static List<SchemaPart> Of(IEnumerable<string> lines)
    {
        var parts = new List<SchemaPart>();
        var owner = -1;
        foreach (var line in lines)
        {
            if (!line.StartsWith(' '))
            {
                owner = parts.Count;
                parts.Add(Owner(line));
            }
            else if (owner < 0)
            {
                // A merge has lost the line of its table.
            }
            else if (line.StartsWith("    ", StringComparison.Ordinal))
            {
                parts[^1] = parts[^1] with { Definition = $"{parts[^1].Definition}\n{line[4..]}" };
            }
            else if (Dependent(parts[owner].Name, line[2..]) is { } part)
            {
                parts.Add(part);
            }
            else
            {
                // The columns and the query of a view, the module of a virtual table.
                parts[owner] = parts[owner] with { Definition = $"{parts[owner].Definition} {line[2..]}".TrimStart() };
            }
        }

        return parts;
    }

    private static SchemaPart Owner(string line)
    {
        var kind = line.StartsWith("view ", StringComparison.Ordinal) ? SchemaPartKind.View : SchemaPartKind.Table;
        var name = Name(line[(line.IndexOf(kind == SchemaPartKind.View ? "view " : "table ", StringComparison.Ordinal) + (kind == SchemaPartKind.View ? 5 : 6))..], out _);
        return new SchemaPart(kind, name, name, "");
    }

    private static SchemaPart? Dependent(string owner, string line)
    {
        var (word, rest) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        return word switch
        {
            "column" => Named(SchemaPartKind.Column, owner, rest),
            "index" => Named(SchemaPartKind.Index, owner, rest),
            "trigger" => Named(SchemaPartKind.Trigger, owner, rest),
            "option" => new SchemaPart(SchemaPartKind.Option, owner, "", rest),
            "constraint" when Array.Exists(UnnamedConstraints, start => rest.StartsWith(start, StringComparison.Ordinal)) =>
                new SchemaPart(SchemaPartKind.Constraint, owner, "", rest),
            "constraint" => Named(SchemaPartKind.Constraint, owner, rest),
            _ => null,
        };
    }

    private static SchemaPart Named(SchemaPartKind kind, string owner, string text)
    {
        var name = Name(text, out var end);
        return new SchemaPart(kind, owner, name, text[end..].TrimStart());
    }

    /// <summary>The name at the start, without its quotes.</summary>
    private static string Name(string text, out int end)
    {
        if (text[0] != '"')
        {
            end = text.IndexOf(' ', StringComparison.Ordinal);
            end = end < 0 ? text.Length : end;
            return text[..end];
        }

        for (end = 1; end < text.Length && (text[end] != '"' || (end + 1 < text.Length && text[end + 1] == '"')); end++)
        {
            end += text[end] == '"' ? 1 : 0;
        }

        var name = text[1..end].Replace("\"\"", "\"", StringComparison.Ordinal);
        end = Math.Min(end + 1, text.Length);
        return name;
    }
}
