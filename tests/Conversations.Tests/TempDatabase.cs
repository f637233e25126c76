using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Conversations.Tests;

/// <summary>A database file in a folder of its own, gone with the test.</summary>
public sealed class TempDatabase : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("conversations-").FullName;

    public string File => Path.Combine(_folder, "conversations.db");

    public string ConnectionString => $"Data Source={File};Pooling=False";

    public void Execute(string sql) => Query(sql);

    /// <summary>The first column of the first row.</summary>
    public string Query(string sql)
    {
        using var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
