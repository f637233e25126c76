using MigrationKit.Providers;
using MigrationKit.Specification;

namespace MigrationKit.Sqlite.Tests.Specification;

/// <summary>A file, each opening on connections of its own.</summary>
public sealed class SqliteSpecificationDatabase : SpecificationDatabase
{
    private readonly TempDatabase _database = new();

    public override IMigrationDatabase Open() => new SqliteDatabase(_database.ConnectionString, new MigrationOptions { LockTimeout = TimeSpan.FromMinutes(2) });

    public override Task ExecuteAsync(string sql)
    {
        _database.Execute(sql);
        return Task.CompletedTask;
    }

    public override Task<string?> QueryAsync(string sql)
    {
        using var connection = _database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        var value = command.ExecuteScalar();
        return Task.FromResult(value is null or DBNull ? null : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture));
    }

    public override Task<bool> HasTableAsync(string name)
    {
        using var connection = _database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = $name";
        command.Parameters.AddWithValue("$name", name);
        return Task.FromResult((long)command.ExecuteScalar()! == 1);
    }

    public override ValueTask DisposeAsync()
    {
        _database.Dispose();
        return default;
    }
}
