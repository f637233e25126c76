using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MigrationKit.Tests.Shared;

/// <summary>A database file in a folder of its own, gone with the test.</summary>
public sealed partial class TempDatabase : IDisposable
{
    public TempDatabase(string journal = "delete")
    {
        Folder = Directory.CreateTempSubdirectory("migrationkit-").FullName;
        File = Path.Combine(Folder, "app.db");
        ConnectionString = $"Data Source={File}";
        if (journal != "delete")
        {
            Execute($"PRAGMA journal_mode = {journal}");
        }
    }

    public string Folder { get; }

    public string File { get; }

    /// <summary>As a program has it: pooled.</summary>
    public string ConnectionString { get; }

    public void Dispose()
    {
        ClearPool();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>
    /// Closes what the pool still has open of this file. Never all pools: the driver takes a connection that another test is just opening
    /// for a leaked one and disposes it (dotnet/efcore issue 39008).
    /// </summary>
    public void ClearPool()
    {
        using var pooled = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(pooled);
    }

    public SqliteConnection Open(string more = "")
    {
        var connection = new SqliteConnection($"{ConnectionString};Pooling=False{more}");
        connection.Open();
        return connection;
    }

    public void Execute(string sql)
    {
        using var connection = Open();
        Execute(connection, sql);
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>All rows, columns separated by '|', rows by a blank.</summary>
    public string Query(string sql)
    {
        using var connection = Open();
        return Query(connection, sql);
    }

    public static string Query(SqliteConnection connection, string sql)
    {
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
}
