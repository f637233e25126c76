using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace DesktopChecklist.Tests;

/// <summary>A fresh folder in which the sample runs, gone with the test.</summary>
internal sealed class OrionFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("checklist-").FullName;

    public string Database => System.IO.Path.Combine(Path, "artifacts", "orion.db");

    public string BackupFolder => System.IO.Path.Combine(Path, "artifacts", "backups");

    public string Beside(string file) => System.IO.Path.Combine(Path, "artifacts", file);

    public Task<ChecklistOutput> RunAsync(params string[] args) => ChecklistProcess.RunAsync(Path, args);

    public SqliteConnection Open(string? file = null)
    {
        var connection = new SqliteConnection($"Data Source={file ?? Database};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>The first column of the first row; empty without a row.</summary>
    public string Query(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }

    public string Columns() => Query("SELECT group_concat(name) FROM pragma_table_info('conversations')");

    /// <summary>Every row of the conversations' own columns, as one text.</summary>
    public string Conversations() =>
        Query("SELECT group_concat(id || title || created_at || updated_at, x'0A') FROM (SELECT * FROM conversations ORDER BY id)");

    public string Hash() => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Database)));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
