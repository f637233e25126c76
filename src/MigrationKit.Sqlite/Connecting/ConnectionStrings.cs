using Microsoft.Data.Sqlite;

namespace MigrationKit.Sqlite.Connecting;

/// <summary>Connection strings as the driver reads them. What it cannot read it refuses in three ways: a keyword, a word ('Pooling=perhaps'), a number that is too large.</summary>
internal static class ConnectionStrings
{
    /// <exception cref="ArgumentException">It cannot be read.</exception>
    public static SqliteConnectionStringBuilder Read(string text)
    {
        try
        {
            return new SqliteConnectionStringBuilder(text);
        }
        catch (Exception e) when (IsRefusal(e) && e is not ArgumentException)
        {
            throw new ArgumentException(e.Message, e);
        }
    }

    public static bool IsRefusal(Exception e) => e is ArgumentException or FormatException or OverflowException;
}
