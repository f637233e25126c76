using System.Globalization;
using Microsoft.Data.Sqlite;
using MigrationKit;

namespace Relayer;

/// <summary>Opens the relay's database and runs SQL on it.</summary>
internal sealed class RelayDatabase(string connectionString)
{
    /// <summary>Before anything that is there is changed, a verified copy of it is laid beside it.</summary>
    public static MigrationOptions MigrationOptions { get; } = new() { HistoryTable = "_migrations", Backup = new BackupOptions() };

    public string ConnectionString => connectionString;

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        return connection;
    }

    public static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    public static int Execute(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(connection, sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>A time as the tables have it; texts of that form sort as the times do.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
