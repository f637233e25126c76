using System.Text;
using MigrationKit.Providers;

namespace MigrationKit.Sqlite.History;

/// <summary>The history table's name, quoted for SQL.</summary>
internal static class HistoryName
{
    /// <summary>The table in the main database: a temporary table of the same name must not stand in for it.</summary>
    public static string Quote(HistoryTable history) => $"main.\"{history.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>SQL as UTF-8, with the table's name in the place of <c>{0}</c>.</summary>
    public static byte[] Sql(HistoryTable history, string sql) =>
        Encoding.UTF8.GetBytes(sql.Replace("{0}", Quote(history), StringComparison.Ordinal));

    /// <exception cref="MigrationException">SQLite would not take the name.</exception>
    public static void Check(HistoryTable history)
    {
        if (history.Name.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase))
        {
            throw new MigrationException(
                MigrationErrorKind.InvalidHistory,
                $"The history table cannot be named '{history.Name}': SQLite keeps names that begin with 'sqlite_' for itself. "
                + "Choose another name in MigrationOptions.HistoryTable.");
        }

        if (history.Name.Length == 0 || history.Name.Contains('\0', StringComparison.Ordinal))
        {
            throw new MigrationException(
                MigrationErrorKind.InvalidHistory,
                "The history table's name is empty or has a NUL character in it. Choose another name in MigrationOptions.HistoryTable.");
        }
    }
}
