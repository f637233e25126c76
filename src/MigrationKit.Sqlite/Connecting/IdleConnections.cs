using Microsoft.Data.Sqlite;

namespace MigrationKit.Sqlite.Connecting;

/// <summary>
/// What the program's pool keeps open and nobody uses, the connection of our own look at the start among it: in the way of whoever needs the file for itself.
/// </summary>
internal static class IdleConnections
{
    public static void Close(string connectionString)
    {
        using var pooled = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(pooled);
    }
}
