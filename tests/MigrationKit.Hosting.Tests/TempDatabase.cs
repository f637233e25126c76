using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MigrationKit.Hosting.Tests;

/// <summary>A database file in a folder of its own, gone with the test.</summary>
public sealed class TempDatabase : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("migrationkit-").FullName;

    public string File => Path.Combine(_folder, "app.db");

    public string ConnectionString => $"Data Source={File};Pooling=False";

    public void Execute(string sql) => Query(sql);

    /// <summary>All rows, columns separated by '|', rows by a blank.</summary>
    public string Query(string sql)
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return string.Join(' ', rows);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
