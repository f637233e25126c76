using System.Text;
using System.Text.RegularExpressions;
using MigrationKit.Compiler.Sequencing;

namespace MigrationKit.Tool.Folders;

/// <summary>A schema as a Mermaid entity diagram, which forges draw inside Markdown.</summary>
internal static partial class EntityDiagram
{
    // Behind an attribute's name they say what key it is, and nothing else may be called so, in any case.
    private static readonly string[] Keys = ["PK", "FK", "UK"];

    public static string Of(IReadOnlyList<string> lines)
    {
        var parts = SnapshotPart.Of(lines).Where(part => part.OwnerWord == "table").ToList();
        var diagram = new StringBuilder("erDiagram\n");
        foreach (var table in parts.Where(part => part.IsOwner))
        {
            var columns = parts.Where(part => part.Word == "column" && part.Owner == table.Name).ToList();
            var constraints = parts.Where(part => part.Word == "constraint" && part.Owner == table.Name).Select(part => part.Definition).ToList();
            diagram.Append("    ").Append(Quoted(table.Name)).Append(columns.Count == 0 ? "\n" : " {\n");
            foreach (var column in columns)
            {
                diagram.Append("        ").Append(Attribute(column, constraints)).Append('\n');
            }

            diagram.Append(columns.Count == 0 ? "" : "    }\n");
        }

        foreach (var part in parts.Where(part => part.Word is "column" or "constraint"))
        {
            diagram.Append(Relation(part, parts));
        }

        return diagram.ToString();
    }

    private static string Attribute(SnapshotPart column, List<string> constraints)
    {
        var type = Word(ColumnType.Of(column.Definition));
        var name = Word(column.Name);
        string?[] keys =
        [
            column.Definition.Contains("PRIMARY KEY", StringComparison.Ordinal) || IsIn("PRIMARY KEY", column, constraints) ? "PK" : null,
            Reference().IsMatch(column.Definition) || IsIn("FOREIGN KEY", column, constraints) ? "FK" : null,
            UniqueClause().IsMatch(column.Definition) || IsIn("UNIQUE", column, constraints) ? "UK" : null,
        ];
        var marks = string.Join(", ", keys.OfType<string>());
        var comment = name == column.Name ? "" : " " + Quoted(column.Name);
        return $"{(type.Length == 0 ? "any" : type)} {name}{(marks.Length == 0 ? "" : " " + marks)}{comment}";
    }

    private static bool IsIn(string kind, SnapshotPart column, List<string> constraints) => constraints.Exists(constraint =>
        constraint.StartsWith(kind, StringComparison.Ordinal) && Columns(constraint).Contains(column.Name, StringComparer.OrdinalIgnoreCase));

    private static string Relation(SnapshotPart part, List<SnapshotPart> parts)
    {
        if (Reference().Match(part.Definition) is not { Success: true } reference)
        {
            return "";
        }

        var parent = Unquoted(reference.Groups[1].Value);
        var columns = part.Word == "column" ? [part.Name] : Columns(part.Definition);
        var isRequired = columns.All(column => parts.Exists(other =>
            other.Word == "column" && other.Owner == part.Owner && other.Name.Equals(column, StringComparison.OrdinalIgnoreCase)
            && other.Definition.Contains("NOT NULL", StringComparison.Ordinal)));
        return $"    {Quoted(parent)} {(isRequired ? "||" : "|o")}--o{{ {Quoted(part.Owner)} : {Quoted(string.Join(", ", columns))}\n";
    }

    /// <summary>The columns in the first bracket.</summary>
    private static List<string> Columns(string constraint)
    {
        var (open, close) = (constraint.IndexOf('(', StringComparison.Ordinal), constraint.IndexOf(')', StringComparison.Ordinal));
        return open < 0 || close < open
            ? []
            : [.. constraint[(open + 1)..close].Split(", ").Select(column => Unquoted(column.StartsWith('"') ? column : column.Split(' ')[0]))];
    }

    private static string Unquoted(string name) => name.StartsWith('"') ? name.Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal) : name;

    // Types and attributes are words for Mermaid, with few characters in them; names in quotes must not hold a quote.
    private static string Word(string text)
    {
        var word = NoWord().Replace(text, "_").Trim('_');
        return Keys.Contains(word, StringComparer.OrdinalIgnoreCase) ? word + "_"
            : word.Length > 0 && !char.IsAsciiLetter(word[0]) ? "_" + word : word.Length == 0 && text.Length > 0 ? "_" : word;
    }

    private static string Quoted(string name) => $"\"{NotInQuotes().Replace(name, "_")}\"";

    [GeneratedRegex("[^A-Za-z0-9_()]+", RegexOptions.CultureInvariant)]
    private static partial Regex NoWord();

    [GeneratedRegex("[\"%\\\\\n\r]", RegexOptions.CultureInvariant)]
    private static partial Regex NotInQuotes();

    [GeneratedRegex("(?:^| )REFERENCES (\"(?:[^\"]|\"\")*\"|[^ (]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex("(?:^| )UNIQUE(?: |$)", RegexOptions.CultureInvariant)]
    private static partial Regex UniqueClause();
}
