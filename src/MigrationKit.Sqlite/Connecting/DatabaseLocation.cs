using Microsoft.Data.Sqlite;

namespace MigrationKit.Sqlite.Connecting;

/// <summary>
/// What a connection string says about where the database is. The string is taken apart only when something is asked for that
/// a start with nothing pending does not need.
/// </summary>
/// <param name="connectionString">The connection string.</param>
/// <param name="dataSource">Its data source where that is known; else null.</param>
/// <param name="copyOf">What this is a copy of for the time of a rehearsal, as messages name that; null for a database of its own.</param>
internal sealed class DatabaseLocation(string connectionString, string? dataSource = null, string? copyOf = null)
{
    private SqliteConnectionStringBuilder? _builder;

    /// <summary>The data source as the user wrote it, without a URI's query, which can carry a key.</summary>
    public string Shown
    {
        get
        {
            // In one method: every start of the program compiles what a report needs.
            var source = dataSource ??= Builder.DataSource;
            var query = source.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? source.IndexOf('?', StringComparison.Ordinal) : -1;
            return query < 0 ? source : source[..query];
        }
    }

    /// <summary>As messages name it.</summary>
    public string Description => copyOf is null ? $"SQLite database '{Shown}'" : $"copy of {copyOf}";

    public bool IsCopy => copyOf is not null;

    // To the engine, `FILE:` is the name of a file like any other.
    public bool IsUri => Source.StartsWith("file:", StringComparison.Ordinal);

    public bool IsMemory =>
        Mode == SqliteOpenMode.Memory
        || Source.Length == 0
        || Source.Equals(":memory:", StringComparison.OrdinalIgnoreCase)
        || (IsUri && (Says("mode=memory") || Says(":memory:")));

    /// <summary>In memory, and seen by one connection only.</summary>
    public bool IsPrivateMemory => IsMemory && Builder.Cache != SqliteCacheMode.Shared && !(IsUri && Says("cache=shared"));

    /// <summary>As far as the connection string says.</summary>
    public bool IsEncrypted => Builder.Password.Length > 0 || (IsUri && Says("key="));

    public bool IsPooled => Builder.Pooling && !IsMemory;

    public SqliteOpenMode Mode => Builder.Mode;

    /// <summary>Opening for migrating creates the file where it is missing.</summary>
    public bool IsCreatedWhenMissing => Mode == SqliteOpenMode.ReadWriteCreate;

    /// <summary>The file; null for a database in memory.</summary>
    public string? FilePath => IsMemory ? null : Upwards(IsUri ? PathOfUri(Shown) : Resolve(Source));

    /// <summary>There is nothing to read yet, and opening would create it.</summary>
    public bool IsStillToBeCreated => IsCreatedWhenMissing && FilePath is { } path && (path.Length == 0 || RealPath.IsMissing(path));

    private SqliteConnectionStringBuilder Builder => _builder ??= ConnectionStrings.Read(connectionString);

    private string Source => dataSource ??= Builder.DataSource;

    private bool Says(string part) => Source.Contains(part, StringComparison.OrdinalIgnoreCase);

    // As Microsoft.Data.Sqlite resolves it.
    private static string Resolve(string source)
    {
        const string Macro = "|DataDirectory|";
        var directory = AppDomain.CurrentDomain.GetData("DataDirectory") as string ?? "";

        // It takes `FILE:` for a URI, and leaves it to the engine, which does not.
        return source.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? source
            : source.StartsWith(Macro, StringComparison.OrdinalIgnoreCase)
                ? Path.Combine(directory, source[Macro.Length..].TrimStart('/', '\\'))
            : Path.Combine(directory, source);
    }

    // .NET takes `link/..` for nothing; not every engine does.
    private static string Upwards(string path) =>
        path.Contains("..", StringComparison.Ordinal) && Path.GetDirectoryName(path) is { Length: > 0 } folder
            ? Path.Combine(RealPath.Of(folder), Path.GetFileName(path))
            : path;

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
