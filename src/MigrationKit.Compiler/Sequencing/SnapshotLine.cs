namespace MigrationKit.Compiler.Sequencing;

/// <summary>
/// A line of a snapshot that states something (docs/formats.md, snapshot version 1). <see cref="Word"/> says what it is: 'table',
/// 'virtual table', 'view', 'column', 'constraint', 'option', 'index', 'trigger', 'as', 'columns', 'using'; empty for a statement of
/// a trigger. <see cref="Name"/> is without quotes, and empty where the part has none. <see cref="Text"/> is the line without origin.
/// </summary>
internal sealed record SnapshotLine(string Text, string Word, string Name, string Definition, SnapshotOrigin Origin)
{
    private static readonly string[] Owners = ["virtual table", "table", "view"];
    private static readonly string[] Named = ["column", "index", "trigger", "constraint"];
    private static readonly string[] Parts = [.. Named, "as", "columns", "using", "option"];
    private static readonly string[] ConstraintsWithoutName = ["PRIMARY ", "UNIQUE ", "CHECK ", "FOREIGN "];

    public bool IsOwner => Text[0] != ' ';

    public bool IsStatement => Word.Length == 0;

    /// <summary>Null for what states nothing: comments, empty lines, and lines that this version does not know.</summary>
    public static SnapshotLine? Read(string line)
    {
        var text = SnapshotOrigin.Split(line, out var origin);
        if (text.StartsWith("    ", StringComparison.Ordinal))
        {
            return new SnapshotLine(text, "", "", text.Substring(4), new SnapshotOrigin("", ""));
        }

        var isOwner = text.Length > 0 && text[0] != ' ';
        var rest = isOwner ? text : text.Length > 2 ? text.Substring(2) : "";
        var word = WordOf(rest, isOwner ? Owners : Parts);
        if (word is null)
        {
            return null;
        }

        rest = rest.Substring(word.Length + 1);
        var name = "";
        if (isOwner || (Array.IndexOf(Named, word) >= 0 && !(word == "constraint" && Begins(rest, ConstraintsWithoutName))))
        {
            (name, rest) = SplitName(rest);
        }

        return new SnapshotLine(text, word, name, rest, origin);
    }

    // Loops, because a replay reads each line of a large schema several times.
    private static string? WordOf(string text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.Length > word.Length && text[word.Length] == ' ' && text.StartsWith(word, StringComparison.Ordinal))
            {
                return word;
            }
        }

        return null;
    }

    private static bool Begins(string text, string[] starts)
    {
        foreach (var start in starts)
        {
            if (text.StartsWith(start, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static (string Name, string Definition) SplitName(string text)
    {
        if (text.Length == 0 || text[0] != '"')
        {
            var space = text.IndexOf(' ');
            return space < 0 ? (text, "") : (text.Substring(0, space), text.Substring(space + 1));
        }

        var end = 1;
        while (end < text.Length && (text[end] != '"' || (end + 1 < text.Length && text[end + 1] == '"')))
        {
            end += text[end] == '"' ? 2 : 1;
        }

        var name = Unescaped(text.Substring(1, Math.Min(end, text.Length) - 1).Replace("\"\"", "\""));
        return (name, end + 1 < text.Length ? text.Substring(end + 1).TrimStart(' ') : "");
    }

    private static string Unescaped(string name)
    {
        if (name.IndexOf('\\') < 0)
        {
            return name;
        }

        var plain = new System.Text.StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            plain.Append(name[i] != '\\' || i + 1 == name.Length ? name[i] : name[++i] switch { 'n' => '\n', 'r' => '\r', var other => other });
        }

        return plain.ToString();
    }
}
