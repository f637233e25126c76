using Microsoft.Data.Sqlite;

namespace MigrationKit.Tool.Folders;

/// <summary>What stands behind --database: a connection string, or the bare path of a file.</summary>
internal static class ConnectionText
{
    public static string Of(string database) =>
        database.Contains('=', StringComparison.Ordinal)
            ? database
            : new SqliteConnectionStringBuilder { DataSource = database }.ConnectionString;
}
