using System.Globalization;
using Microsoft.Data.Sqlite;
using MigrationKit;
using MigrationKit.Sqlite;

namespace DesktopChecklist;

/// <summary>The desktop app's database, and how it is migrated.</summary>
internal sealed class OrionDatabase(string file)
{
    public const long MostRows = 10_000;

    public string File => file;

    public string BackupFolder => Beside("backups");

    // Not created when missing: a misspelt name is an error, not an empty database. Not pooled: a connection kept open is somebody
    // who has the database open.
    public string ConnectionString { get; } =
        new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString();

    /// <summary>A database that is lost, or was moved away because it is damaged, is made again.</summary>
    public string ConnectionStringToRestore =>
        new SqliteConnectionStringBuilder(ConnectionString) { Mode = SqliteOpenMode.ReadWriteCreate }.ToString();

    /// <summary>Which processes have a file open, only Linux tells.</summary>
    public static bool KnowsWhoHasItOpen => OperatingSystem.IsLinux();

    /// <summary>How it is rehearsed, migrated and taken back: with the same guards.</summary>
    public MigrationOptions Options => new()
    {
        HistoryTable = "schema_migrations",
        Backup = new BackupOptions { Directory = BackupFolder, Keep = 10 },
        RefuseWhileInUse = KnowsWhoHasItOpen,
        RequireAtMostRows = MostRows,
        RunChecksAsync = ActiveSessions.RequireNoneAsync,
        QuickCheck = true,
        Optimize = true,
    };

    public Migrator CreateMigrator() => SqliteMigrator.Create(ConnectionString, Migrations.Set, Options);

    public bool HasColumn() =>
        Query("SELECT count(*) FROM pragma_table_info('conversations') WHERE name = 'active_request_id' AND type = 'TEXT'") == "1";

    public bool HasIndex() =>
        Query("SELECT count(*) FROM sqlite_master WHERE type = 'index' AND name = 'idx_conversations_active_request'") == "1";

    public bool HasVersion(int version) =>
        Query("SELECT count(*) FROM sqlite_master WHERE name = 'schema_migrations'") == "1"
        && Query(string.Create(CultureInfo.InvariantCulture, $"SELECT version FROM schema_migrations WHERE version={version}")) != "";

    /// <summary>Not known of a database that cannot be read, and that may be why it is to be taken back.</summary>
    public bool MayHaveVersion(int version)
    {
        try
        {
            return HasVersion(version);
        }
        catch (SqliteException)
        {
            return true;
        }
    }

    public string Rows() => Query("SELECT count(*) FROM conversations");

    public string Beside(string name) => Path.Combine(Path.GetDirectoryName(file) ?? "", name);

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        return connection;
    }

    private string Query(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }
}
