using Microsoft.Data.Sqlite;

namespace MigrationKit.Sqlite.Connecting;

/// <summary>What a connection string says about where the database is.</summary>
internal sealed class DatabaseLocation
{
    public DatabaseLocation(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString);
        var source = builder.DataSource;
        var isUri = source.StartsWith("file:", StringComparison.OrdinalIgnoreCase);
        var query = isUri ? source.IndexOf('?', StringComparison.Ordinal) : -1;

        // A URI's query can carry a key.
        Shown = query < 0 ? source : source[..query];
        IsMemory = builder.Mode == SqliteOpenMode.Memory
            || source.Length == 0
            || source.Equals(":memory:", StringComparison.OrdinalIgnoreCase)
            || (isUri && (source.Contains("mode=memory", StringComparison.OrdinalIgnoreCase)
                || source.Contains(":memory:", StringComparison.OrdinalIgnoreCase)));
        IsPrivateMemory = IsMemory && builder.Cache != SqliteCacheMode.Shared && !source.Contains("cache=shared", StringComparison.OrdinalIgnoreCase);
        IsCreatedWhenMissing = builder.Mode == SqliteOpenMode.ReadWriteCreate;
        Mode = builder.Mode;
        IsPooled = builder.Pooling && !IsMemory;
        FilePath = IsMemory ? null : isUri ? PathOfUri(Shown) : Resolve(source);
    }

    /// <summary>The data source as the user wrote it, without what could be secret.</summary>
    public string Shown { get; }

    /// <summary>As messages name it.</summary>
    public string Description => IsMemory ? $"SQLite database '{Shown}' in memory" : $"SQLite database '{Shown}'";

    public bool IsMemory { get; }

    /// <summary>In memory, and seen by one connection only.</summary>
    public bool IsPrivateMemory { get; }

    public bool IsPooled { get; }

    public SqliteOpenMode Mode { get; }

    /// <summary>Opening for migrating creates the file where it is missing.</summary>
    public bool IsCreatedWhenMissing { get; }

    /// <summary>The file; null for a database in memory.</summary>
    public string? FilePath { get; }

    /// <summary>There is nothing to read yet, and opening would create it.</summary>
    public bool IsStillToBeCreated => IsCreatedWhenMissing && FilePath is not null && !File.Exists(FilePath);

    // As Microsoft.Data.Sqlite resolves it.
    private static string Resolve(string source)
    {
        const string Macro = "|DataDirectory|";
        var directory = AppDomain.CurrentDomain.GetData("DataDirectory") as string ?? "";
        return source.StartsWith(Macro, StringComparison.OrdinalIgnoreCase)
            ? Path.Combine(directory, source[Macro.Length..].TrimStart('/', '\\'))
            : Path.Combine(directory, source);
    }

    private static string PathOfUri(string uri)
    {
        var path = uri["file:".Length..];
        if (path.StartsWith("//", StringComparison.Ordinal))
        {
            var slash = path.IndexOf('/', 2);
            path = slash < 0 ? "" : path[slash..];
        }

        var fragment = path.IndexOf('#', StringComparison.Ordinal);
        return Uri.UnescapeDataString(fragment < 0 ? path : path[..fragment]);
    }
}
