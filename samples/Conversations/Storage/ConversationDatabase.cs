using Microsoft.Data.Sqlite;

namespace Conversations.Storage;

/// <summary>Opens the database and runs SQL on it.</summary>
internal sealed class ConversationDatabase(string connectionString)
{
    private string? _connectionString;

    public SqliteConnection Open()
    {
        // Read here and not where the service is made: of a connection string that cannot be read, the migrations have the better message.
        // A purge relies on the messages going with their conversation, whatever the engine's default is.
        _connectionString ??= new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true }.ToString();
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        return connection;
    }

    public static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
