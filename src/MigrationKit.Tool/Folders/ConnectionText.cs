using Microsoft.Data.Sqlite;
using MigrationKit.Sqlite.Connecting;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Folders;

/// <summary>What a database is called by: a connection string, or the bare path of a file.</summary>
internal static class ConnectionText
{
    public static string OfFile(string path) => new SqliteConnectionStringBuilder { DataSource = path }.ConnectionString;

    /// <exception cref="Refusal">It is neither.</exception>
    public static string Of(string database)
    {
        if (!database.Contains('=', StringComparison.Ordinal))
        {
            return OfFile(database);
        }

        try
        {
            return ConnectionStrings.Read(database).ConnectionString;
        }
        catch (ArgumentException e)
        {
            // The text itself may hold a password, so it is not repeated.
            throw Refusal.WrongCall(
                $"The connection string cannot be read: {e.Message} This program migrates SQLite databases: \"Data Source=app.db\", or the path of a file.");
        }
    }
}
