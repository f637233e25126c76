using System.Text;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Replay.Engine;
using MigrationKit.Replay.Populating;
using MigrationKit.Replay.Running;

namespace MigrationKit.Replay.Rebuilding;

/// <summary>
/// The rebuild of a table that is right for every action of its foreign keys: they are off meanwhile (the runner does that before its BEGIN
/// and checks before COMMIT), and what belongs to the table or looks at it is created again.
/// </summary>
internal static class RebuildScript
{
    /// <returns>The script, changing nothing yet; null where there is no such table.</returns>
    public static string? Of(ScratchDatabase database, string table)
    {
        if (TableShape.Read(database, table) is not { } shape)
        {
            return null;
        }

        var (old, made) = (SqlText.Name(shape.Name), SqlText.Name("new_" + shape.Name));
        var columns = string.Join(", ", shape.Columns.Select(column => SqlText.Name(column.Name)));
        var others = Others(database, shape.Name);
        var script = new StringBuilder($"-- Rebuilds {shape.Name}. Change its columns here, and in the copy below what their values become.\nPRAGMA foreign_keys = OFF;\n\n");
        foreach (var other in others.Where(other => other.HasToGo))
        {
            script.Append($"DROP {other.Type.ToUpperInvariant()} {SqlText.Name(other.Name)};\n");
        }

        script.Append($"{Renamed(shape.Sql, made)};\n\nINSERT INTO {made} ({columns})\nSELECT {columns} FROM {old};\n\n");
        if (shape.HasCounter)
        {
            script.Append($"DELETE FROM sqlite_sequence WHERE name = {SqlText.Literal("new_" + shape.Name)};\n")
                .Append($"INSERT INTO sqlite_sequence (name, seq) SELECT {SqlText.Literal("new_" + shape.Name)}, seq FROM sqlite_sequence WHERE name = {SqlText.Literal(shape.Name)};\n\n");
        }

        script.Append($"DROP TABLE {old};\nALTER TABLE {made} RENAME TO {old};\n\n");
        others.ForEach(other => script.Append(other.Sql).Append(";\n"));

        return script.Append("\nPRAGMA foreign_keys = ON;\n").ToString();
    }

    // The stored text is the statement's own, so the name is the first behind TABLE (and IF NOT EXISTS, which the engine leaves out).
    private static string Renamed(string sql, string name)
    {
        var text = new StatementText(sql);
        var at = Enumerable.Range(0, text.Tokens.Length).First(token => text.Scanned.IsWord(token, "TABLE")) + 1;
        return string.Concat(sql.AsSpan(0, text.Tokens[at].Start), name, sql.AsSpan(text.Tokens[at].End));
    }

    /// <summary>
    /// Indexes and triggers of the table go with it. Views, and triggers of other tables, that name it stay, and a rename under them fails
    /// while the table is missing: they have to go first. In the order of creation, so that a view of a view comes after it.
    /// </summary>
    private static List<(string Type, string Name, string Sql, bool HasToGo)> Others(ScratchDatabase database, string table)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { table.ToLowerInvariant() };
        var found = new List<(string, string, string, bool)>();
        foreach (var row in database.Query(
            "SELECT type, name, tbl_name, sql FROM main.sqlite_master WHERE type <> 'table' AND sql IS NOT NULL ORDER BY type = 'trigger', type = 'view', rowid"))
        {
            var isOwn = row[2]!.Equals(table, StringComparison.OrdinalIgnoreCase);
            var text = new StatementText(row[3]!);
            if (isOwn || (row[0] != "index" && Enumerable.Range(0, text.Tokens.Length).Any(token => text.IsName(token) && reached.Contains(text.NameAt(token)))))
            {
                found.Add((row[0]!, row[1]!, row[3]!, !isOwn));
                if (row[0] == "view")
                {
                    reached.Add(row[1]!.ToLowerInvariant());
                }
            }
        }

        return found;
    }
}
