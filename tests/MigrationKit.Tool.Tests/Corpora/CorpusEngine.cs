using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MigrationKit.Tool.Tests.Corpora;

/// <summary>The engine by itself: it is given a script and says where its statements end.</summary>
internal sealed class CorpusEngine : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public CorpusEngine() => _connection.Open();

    /// <summary>Runs a script, and returns the byte offsets behind its statements.</summary>
    public List<int> Run(string script)
    {
        var bytes = Encoding.UTF8.GetBytes(script);
        var ends = new List<int>();
        ReadOnlySpan<byte> rest = bytes;
        while (rest.Length > 0)
        {
            var result = raw.sqlite3_prepare_v2(_connection.Handle, rest, out var statement, out var tail);
            using (statement)
            {
                if (result == raw.SQLITE_OK && statement.IsInvalid)
                {
                    // Nothing but comments, white space and semicolons was left.
                    break;
                }

                while (result is raw.SQLITE_OK or raw.SQLITE_ROW)
                {
                    result = raw.sqlite3_step(statement);
                }
            }

            Assert.True(
                result == raw.SQLITE_DONE,
                $"{raw.sqlite3_errmsg(_connection.Handle).utf8_to_string()}, at: {Encoding.UTF8.GetString(rest[..Math.Min(100, rest.Length)])}");
            ends.Add(bytes.Length - tail.Length);
            rest = tail;
        }

        return ends;
    }

    public IReadOnlyList<string> Contents() => Contents(_connection);

    /// <summary>What sqlite_master says, and how many rows each table has; without the history's own table.</summary>
    public static IReadOnlyList<string> Contents(SqliteConnection connection)
    {
        var contents = Lines(connection, """
            SELECT type || ' ' || name || ' on ' || tbl_name || ': ' || coalesce(sql, '') FROM sqlite_master
            WHERE tbl_name <> 'migration_history' ORDER BY type, name, sql
            """);
        foreach (var table in Lines(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'migration_history' ORDER BY name"))
        {
            contents.AddRange(Lines(connection, $"SELECT 'rows of {table.Replace("'", "''", StringComparison.Ordinal)}: ' || count(*) FROM [{table}]"));
        }

        return contents;
    }

    private static List<string> Lines(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }

    public void Dispose() => _connection.Dispose();
}
