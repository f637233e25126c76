using System.Text;
using MigrationKit.Compiler.Parsing;
using MigrationKit.Sqlite.Schema;
using Microsoft.Data.Sqlite;
using SqlScanner = MigrationKit.Compiler.Parsing.SqlScanner;

namespace MigrationKit.Tool.Folders;

/// <summary>The SQL that makes a database's schema anew, as the database keeps it. Left out is what a snapshot leaves out (docs/formats.md).</summary>
internal static class LiveSchema
{
    private const string Start =
        """
        -- The schema that was there before the first migration. Builds run it in their scratch database, and it is never applied to a real one.
        -- Written by `migrationkit baseline --write`.

        """;

    // What an object needs stands before it: an INSTEAD OF trigger its view, everything else its table.
    private const string Objects =
        "SELECT type, name, tbl_name, sql FROM main.sqlite_master WHERE sql IS NOT NULL "
        + "ORDER BY CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 WHEN 'view' THEN 3 ELSE 4 END, rowid";

    /// <summary>Only reads.</summary>
    /// <returns>The text of a script, and how many tables it makes.</returns>
    public static (string Text, int Tables) Sql(string connectionString)
    {
        var objects = new List<StoredObject>();
        using (var connection = new SqliteConnection(connectionString))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = Objects;
            using var row = command.ExecuteReader();
            while (row.Read())
            {
                objects.Add(new StoredObject(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)));
            }
        }

        var leftOut = LeftOutTables.Among(objects);
        var kept = objects.Where(stored => !leftOut.Contains(stored.Table)).ToList();
        var text = new StringBuilder(Start.ReplaceLineEndings("\n"));
        foreach (var sql in kept.Select(stored => stored.Sql.ReplaceLineEndings("\n")))
        {
            text.Append('\n').Append(sql).Append(EndsInComment(sql) ? "\n;\n" : ";\n");
        }

        return (text.ToString(), kept.Count(stored => stored.Type == "table"));
    }

    private static bool EndsInComment(string sql)
    {
        var scanned = SqlScanner.Scan(sql, SqlDialect.Sqlite);
        return scanned.Tokens.Length > 0 && scanned.Tokens[^1].End < sql.TrimEnd().Length;
    }
}
