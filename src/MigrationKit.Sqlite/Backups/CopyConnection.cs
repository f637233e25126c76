using Microsoft.Data.Sqlite;
using MigrationKit.Sqlite.Connecting;

namespace MigrationKit.Sqlite.Backups;

/// <summary>Connections beside the program's own: never pooled, never sharing a cache, and with the same key where there is one.</summary>
internal static class CopyConnection
{
    /// <summary>A second connection to the database itself. It only reads; the first one's uncommitted changes are invisible to it.</summary>
    public static SqliteConnection ToSource(string connectionString, DatabaseLocation location)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString) { Pooling = false, Cache = SqliteCacheMode.Private };
        if (location.IsUri)
        {
            builder.DataSource = WithItsOwnCache(builder.DataSource);
        }

        return Open(builder);
    }

    // What a URI says comes before the flags, and what it says last before what it says first.
    private static string WithItsOwnCache(string uri)
    {
        var end = uri.IndexOf('#', StringComparison.Ordinal) is var fragment && fragment < 0 ? uri.Length : fragment;
        return uri.Insert(end, (uri.AsSpan(0, end).Contains('?') ? "&" : "?") + "cache=private");
    }

    /// <summary>A file that is created or overwritten.</summary>
    public static SqliteConnection ToTarget(string connectionString, string path) => Open(With(connectionString, path, SqliteOpenMode.ReadWriteCreate));

    /// <summary>A database that others may use, which is not changed: not even its write-ahead log is folded in when it is closed.</summary>
    public static SqliteConnection ToReadOnly(string connectionString, string path) => Open(With(connectionString, path, SqliteOpenMode.ReadOnly));

    /// <summary>A file that nobody writes: read without locks and without leaving a '-shm' beside it.</summary>
    public static SqliteConnection ToFinished(string connectionString, string path) =>
        Open(With(connectionString, UriOf(path) + "?immutable=1", SqliteOpenMode.ReadOnly));

    // By hand: System.Uri takes a '%' of a file's name for an escape.
    private static string UriOf(string path)
    {
        var parts = Path.GetFullPath(path).Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar).Select(Uri.EscapeDataString);
        var escaped = string.Join('/', parts);
        return escaped.StartsWith('/') ? "file:" + escaped : "file:/" + escaped;
    }

    private static SqliteConnectionStringBuilder With(string connectionString, string source, SqliteOpenMode mode) =>
        new(connectionString) { DataSource = source, Mode = mode, Pooling = false, Cache = SqliteCacheMode.Private };

    private static SqliteConnection Open(SqliteConnectionStringBuilder builder)
    {
        var connection = new SqliteConnection(builder.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
