using System.Net;
using System.Net.Sockets;
using MigrationKit.Sqlite;

namespace Relayer.Tests;

/// <summary>What the document of the relay's migration asks for, done to databases on disk.</summary>
public sealed class MigrationTests : IDisposable
{
    private readonly TempDatabase _database = new();

    [Fact]
    public async Task ANewDatabaseIsMigratedOnceAndThereIsNothingToBackUp()
    {
        var (code, output, _) = await RelayProcess.RunAsync(_database);
        Assert.Equal(0, code);
        Assert.StartsWith("Applied 2 migrations on SQLite database '", output, StringComparison.Ordinal);
        Assert.Equal("001_initial 002_plan_schema", _database.Query("SELECT id FROM _migrations ORDER BY ordinal"));
        Assert.Empty(Backups());

        (code, output, _) = await RelayProcess.RunAsync(_database);
        Assert.Equal(0, code);
        Assert.StartsWith("Nothing to do", output, StringComparison.Ordinal);
        Assert.Empty(Backups());
    }

    [Fact]
    public async Task TheFirstReleasesDatabaseGetsThePlannedSchemaAndKeepsItsRows()
    {
        await CreateFirstReleaseAsync();

        Assert.Equal(0, (await RelayProcess.RunAsync(_database)).Code);

        Assert.Equal("id username password_hash created_at", Columns("admin"));
        Assert.Equal("id code created_by_device_id used expires_at created_at", Columns("device_registration_codes"));
        Assert.Equal("id device_id input output status created_at translator_model workload_model", Columns("commands"));
        Assert.Equal("", Columns("pairing_codes"));
        Assert.Equal("1|root", _database.Query("SELECT id, username FROM admin"));
        Assert.Equal("c1|d1|ls||", _database.Query("SELECT id, device_id, input, translator_model, workload_model FROM commands"));
    }

    [Fact]
    public async Task WhatIsThereIsBackedUpBeforeAndTheBackupIsTheWayBack()
    {
        await CreateFirstReleaseAsync();
        await RelayProcess.RunAsync(_database);
        var backup = Assert.Single(Backups());
        Assert.StartsWith("app.db.001_initial.", Path.GetFileName(backup), StringComparison.Ordinal);

        await SqliteMigrator.RestoreAsync(_database.ConnectionString, backup, RelayDatabase.MigrationOptions, TestContext.Current.CancellationToken);

        Assert.Equal("code expires_at used", Columns("pairing_codes"));
        Assert.Equal("P1|1", _database.Query("SELECT code, (SELECT mfa_enabled FROM admin) FROM pairing_codes"));
        Assert.Equal("001_initial", _database.Query("SELECT id FROM _migrations"));
    }

    [Fact]
    public async Task WhereTheSchemaCannotBeMadeNothingIsServedAndNothingIsChanged()
    {
        await CreateFirstReleaseAsync();
        _database.Execute("CREATE VIEW paired AS SELECT mfa_enabled FROM admin");

        var (code, output, error) = await RelayProcess.RunAsync(_database, "serve");

        Assert.Equal(1, code);
        Assert.DoesNotContain("Now listening", output, StringComparison.Ordinal);
        Assert.Contains("002_plan_schema.sql(6,1)", error, StringComparison.Ordinal);
        Assert.Contains("mfa_enabled", Columns("admin"), StringComparison.Ordinal);
        Assert.Equal("001_initial", _database.Query("SELECT id FROM _migrations"));
    }

    [Fact]
    public async Task ADatabaseFromBeforeThereWasAHistoryGoesOnBehindItsBaseline()
    {
        await CreateFirstReleaseAsync();
        _database.Execute("DROP TABLE _migrations");
        var (code, _, error) = await RelayProcess.RunAsync(_database);
        Assert.Equal(1, code);
        Assert.Contains("table admin already exists", error, StringComparison.Ordinal);
        Assert.Contains("BaselineAsync", error, StringComparison.Ordinal);

        await SqliteMigrator.Create(_database.ConnectionString, Migrations.Set, RelayDatabase.MigrationOptions)
            .BaselineAsync<Migrations.M001_Initial>(TestContext.Current.CancellationToken);

        (code, var output, _) = await RelayProcess.RunAsync(_database);
        Assert.Equal(0, code);
        Assert.StartsWith("Applied 1 migration on ", output, StringComparison.Ordinal);
        Assert.Equal("001_initial|baseline 002_plan_schema|versioned", _database.Query("SELECT id, kind FROM _migrations ORDER BY ordinal"));
        Assert.Equal("c1|d1|ls||", _database.Query("SELECT id, device_id, input, translator_model, workload_model FROM commands"));
    }

    [Fact]
    public async Task AnAddressThatIsTakenEndsTheProgramAndIsNamed()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var (code, output, error) = await RelayProcess.RunAsync(_database, "serve", $"--urls=http://{other.LocalEndpoint}");

        Assert.Equal(1, code);
        Assert.Contains("address already in use", output, StringComparison.Ordinal);
        Assert.Empty(error);
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task AnArgumentThatNobodyKnowsTouchesNothing()
    {
        var (code, output, error) = await RelayProcess.RunAsync(_database, "srve");

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("'srve' is not known.", error, StringComparison.Ordinal);
        Assert.False(File.Exists(_database.File));
    }

    private async Task CreateFirstReleaseAsync()
    {
        await SqliteMigrator.Create(_database.ConnectionString, Migrations.Set, RelayDatabase.MigrationOptions with { Backup = null })
            .MigrateToAsync<Migrations.M001_Initial>(TestContext.Current.CancellationToken);
        _database.Execute("""
            INSERT INTO admin VALUES (1, 'root', 'hash', 1, 1, '2026-01-01T00:00:00Z');
            INSERT INTO devices VALUES ('d1', 'phone', 'controller', 'key', '2026-01-01T00:00:00Z', NULL);
            INSERT INTO pairing_codes VALUES ('P1', '2026-01-01T00:10:00Z', 0);
            INSERT INTO commands VALUES ('c1', 'd1', 'ls', NULL, 'pending', '2026-01-01T00:00:00Z');
            """);
    }

    private string[] Backups() => Directory.GetFiles(_database.Folder, "*.bak");

    private string Columns(string table) => _database.Query($"SELECT name FROM pragma_table_info('{table}')");
}
