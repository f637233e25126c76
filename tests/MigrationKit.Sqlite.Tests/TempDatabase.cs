using System.Globalization;
using Microsoft.Data.Sqlite;
using MigrationKit.Specification.Building;

namespace MigrationKit.Sqlite.Tests;

/// <summary>A database file in a folder of its own, gone with the test; and the words that tests use.</summary>
public sealed class TempDatabase : IDisposable
{
    public TempDatabase(string journal = "delete")
    {
        Folder = Directory.CreateTempSubdirectory("migrationkit-").FullName;
        File = Path.Combine(Folder, "app.db");
        ConnectionString = $"Data Source={File}";
        if (journal != "delete")
        {
            Execute($"PRAGMA journal_mode = {journal}");
        }
    }

    public string Folder { get; }

    public string File { get; }

    public string ConnectionString { get; }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    public SqliteConnection Open(string more = "")
    {
        var connection = new SqliteConnection($"{ConnectionString};Pooling=False{more}");
        connection.Open();
        return connection;
    }

    public void Execute(string sql)
    {
        using var connection = Open();
        Execute(connection, sql);
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>All rows, columns separated by '|', rows by a blank.</summary>
    public string Query(string sql)
    {
        using var connection = Open();
        return Query(connection, sql);
    }

    public static string Query(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return string.Join(' ', rows);
    }

    public Task<MigrationReport> MigrateAsync(MigrationSet set, MigrationOptions? options = null) =>
        SqliteMigrator.MigrateAsync(ConnectionString, set, options);

    public async Task<MigrationException> FailAsync(MigrationErrorKind kind, MigrationSet set, MigrationOptions? options = null)
    {
        var error = await Assert.ThrowsAsync<MigrationException>(() => MigrateAsync(set, options));
        Assert.Equal((kind, error.Message), (error.Kind, error.Message));
        return error;
    }

    public static MigrationSet Set(params (string Id, ScriptSource Up)[] migrations)
    {
        var set = new MigrationSetBuilder();
        foreach (var (id, up) in migrations)
        {
            set.Add(id, up);
        }

        return set.Build();
    }
}
