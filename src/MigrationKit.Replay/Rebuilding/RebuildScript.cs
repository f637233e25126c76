using System.Globalization;
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
    /// <returns>The script, changing nothing yet.</returns>
    public static WrittenRebuild Of(ScratchDatabase database, string table) =>
        TableShape.Read(database, table) is { } shape ? new WrittenRebuild(Text(database, shape)) : new WrittenRebuild(null, WhyNot(database, table));

    private static string Text(ScratchDatabase database, TableShape shape)
    {
        var temporary = FreeName(database, shape.Name);
        var (old, made) = (SqlText.Name(shape.Name), SqlText.Name(temporary));
        var columns = string.Join(", ", RowNumber.Of(database, shape.Name).Concat(shape.Columns.Select(column => SqlText.Name(column.Name))));
        var others = DependentObject.Of(database, shape.Name);
        var script = new StringBuilder($"-- Rebuilds {OnOneLine(shape.Name)}. Change its columns here, and in the copy below what their values become.\nPRAGMA foreign_keys = OFF;\n\n");
        foreach (var other in others.Where(other => other.HasToGo).Reverse())
        {
            script.Append($"DROP {other.Type.ToUpperInvariant()} {SqlText.Name(other.Name)};\n");
        }

        script.Append(Terminated(Renamed(shape.Sql, made))).Append($"\nINSERT INTO {made} ({columns})\nSELECT {columns} FROM {old};\n\n");
        if (shape.HasCounter)
        {
            script.Append($"DELETE FROM sqlite_sequence WHERE name = {SqlText.Literal(temporary)};\n")
                .Append($"INSERT INTO sqlite_sequence (name, seq) SELECT {SqlText.Literal(temporary)}, seq FROM sqlite_sequence WHERE name = {SqlText.Literal(shape.Name)};\n\n");
        }

        script.Append($"DROP TABLE {old};\nALTER TABLE {made} RENAME TO {old};\n\n");
        others.ForEach(other => script.Append(Terminated(other.Sql)));
        return script.Append(others.Count > 0 ? "\n" : "").Append("PRAGMA foreign_keys = ON;\n").ToString();
    }

    // The stored text is the statement's own, so the name is the first behind TABLE (and IF NOT EXISTS, which the engine leaves out).
    private static string Renamed(string sql, string name)
    {
        var text = new StatementText(sql);
        var at = Enumerable.Range(0, text.Tokens.Length).First(token => text.Scanned.IsWord(token, "TABLE")) + 1;
        return string.Concat(sql.AsSpan(0, text.Tokens[at].Start), name, sql.AsSpan(text.Tokens[at].End));
    }

    // The stored text has the comment behind the statement, which would take the semicolon into it.
    private static string Terminated(string sql)
    {
        var text = new StatementText(sql);
        return text.Tokens.Length > 0 && text.Tokens[^1].End < sql.TrimEnd().Length ? sql.TrimEnd() + "\n;\n" : sql + ";\n";
    }

    private static string FreeName(ScratchDatabase database, string table)
    {
        var name = "new_" + table;
        for (var i = 2; HasTable(database, name); i++)
        {
            name = $"new{i.ToString(CultureInfo.InvariantCulture)}_{table}";
        }

        return name;
    }

    private static bool HasTable(ScratchDatabase database, string name) =>
        database.Query($"SELECT 1 FROM main.sqlite_master WHERE name = {SqlText.Literal(name)} COLLATE NOCASE").Count > 0;

    private static string WhyNot(ScratchDatabase database, string table) =>
        database.Query($"SELECT name FROM main.sqlite_master WHERE type = 'table' AND name = {SqlText.Literal(table)} COLLATE NOCASE") is not [[{ } name]]
            ? "the migrations make no such table"
            : name.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase) ? "it is SQLite's own"
            : "it is a virtual table, or one that a virtual table keeps its content in: drop that and create it anew";

    private static string OnOneLine(string name) => string.Concat(name.Select(character => char.IsControl(character) ? ' ' : character));
}
